import { delimiter, join, resolve } from 'node:path'

/** The repository's root folder. */
export const root = resolve(import.meta.dirname, '../../..')

/** The folder whose folders are the apps. */
export const appsFolder = join(root, 'apps')

/** An environment in which the repository's own tools (its Node, pnpm, tsc, vitest …) come first. */
export function withTools(environment: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  return { ...environment, PATH: [join(root, 'node_modules', '.bin'), environment.PATH].join(delimiter) }
}
