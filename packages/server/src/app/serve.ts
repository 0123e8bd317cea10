import { isBackendError } from '@label-studio-ml/protocol'
import type { ModelClass } from '@label-studio-ml/sdk/host'
import { type Config, readConfig } from './config.ts'

/**
 * Runs a backend around a model class: the whole entry file of an app. Reads the environment, listens, drains on
 * SIGTERM. In a training process, which runs the same file, it trains instead.
 *
 * @example await serve(SentimentModel)
 */
export async function serve(ModelClass: ModelClass): Promise<void> {
  surviveUnwritableOutput()
  try {
    await runRole(ModelClass, readConfig(process.env))
  } catch (error) {
    if (!isBackendError(error)) throw error
    console.error(`${error.code}: ${error.message}`)
    process.exit(1)
  }
}

/** Each role imports only its own code: a training process starts in half the time without the server. */
async function runRole(ModelClass: ModelClass, config: Config): Promise<void> {
  if (config.LABEL_STUDIO_ML_ROLE === 'trainer') {
    const { runTrainer } = await import('../training/trainer-role.ts')
    await runTrainer({ ModelClass, defaultExtraParams: config.EXTRA_PARAMS })
  } else {
    const { runServer } = await import('./run-server.ts')
    await runServer(ModelClass, config)
  }
}

/** With a full disk or a closed pipe, a model's `console.log` would otherwise end the process. */
function surviveUnwritableOutput(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
}
