import { spawnSync } from 'node:child_process'

/** Runs a program to its end; answers what it printed. Throws an error that holds the output when it fails. */
export function run(command: string, values: string[], folder: string, environment = process.env): string {
  const { status, stdout, stderr, error } = spawnSync(command, values, {
    cwd: folder,
    env: environment,
    encoding: 'utf8',
    timeout: 300_000,
  })
  if (status === 0) return stdout
  throw new Error(`${command} ${values.join(' ')} in ${folder} failed: ${error?.message ?? ''}\n${stdout}\n${stderr}`)
}
