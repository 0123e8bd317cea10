import { InvalidArgumentError } from 'commander'

/** The number of a project, for an option of a command. */
export function parseProjectId(written: string): number {
  if (/^[1-9]\d*$/.test(written)) return Number(written)
  throw new InvalidArgumentError('It is the number in the address of the project: /projects/<number>.')
}
