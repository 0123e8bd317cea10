import type { Command } from 'commander'

/** How a command finds its backend. */
export interface BackendOptions {
  /** Address of a backend that runs. */
  backend?: string
  modelDir?: string
  basicAuthUser?: string
  basicAuthPass?: string
}

/** The options that all commands have which need a backend. */
export function addBackendOptions(command: Command): Command {
  return command
    .option('--backend <url>', 'a backend that runs, e.g. http://localhost:9090; else the one of the folder is started')
    .option('--model-dir <folder>', 'MODEL_DIR of the backend that is started (default: model-dir in its folder)')
    .option('--basic-auth-user <user>', 'BASIC_AUTH_USER of the backend at --backend')
    .option(
      '--basic-auth-pass <password>',
      'BASIC_AUTH_PASS; better in the environment, where no process list shows it',
    )
}
