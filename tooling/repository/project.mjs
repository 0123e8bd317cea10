import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Plain JavaScript that the host's Node 20 runs: these files work before anything is installed. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

const tools = join(root, 'node_modules', '.bin')

/** The environment for the project's own tools (its Node, pnpm, turbo), whatever the host has; they report to nobody. */
export const toolEnvironment = {
  ...process.env,
  PATH: `${tools}${delimiter}${process.env.PATH}`,
  TURBO_TELEMETRY_DISABLED: '1',
  DO_NOT_TRACK: '1',
}
