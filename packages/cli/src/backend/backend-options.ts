import type { Command } from 'commander'
import { addBasicAuthOptions, type BackendFlags } from '../settings/backend-settings.ts'

/** How a command finds the backend that it uses. */
export interface BackendOptions extends Omit<BackendFlags, 'webhookSecret'> {
  modelDir?: string
}

/** The options that all commands have which need a backend. */
export function addBackendOptions(command: Command): Command {
  command
    .option('--backend <url>', 'a backend that runs, e.g. http://localhost:9090; else the one of the folder is started')
    .option('--model-dir <folder>', 'MODEL_DIR of the backend that is started (default: model-dir in its folder)')
  return addBasicAuthOptions(command)
}
