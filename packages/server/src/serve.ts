import { BackendError, isBackendError } from '@label-studio-ml/protocol'
import type { ModelClass } from '@label-studio-ml/sdk'
import { type Config, readConfig } from './config.ts'
import { createBackend, type RunningBackend } from './create-backend.ts'
import { createLog, type Log } from './observability/log.ts'
import { withDefaultExtraParams } from './projects/default-extra-params.ts'
import { createForkedTrainer } from './training/trainer-process.ts'
import { runTrainer } from './training/trainer-role.ts'

/**
 * Runs a backend around a model class: the whole entry file of an app. Reads the environment, listens, drains on
 * SIGTERM. In a training process, which runs the same file, it trains instead.
 *
 * @example await serve(SentimentModel)
 */
export async function serve(ModelClass: ModelClass): Promise<void> {
  try {
    const config = readConfig(process.env)
    const Model = withDefaultExtraParams(ModelClass, config.EXTRA_PARAMS)
    if (config.LABEL_STUDIO_ML_ROLE === 'trainer') await runTrainer(Model)
    else await runServer(Model, config)
  } catch (error) {
    if (!isBackendError(error)) throw error
    console.error(`${error.code}: ${error.message}`)
    process.exit(1)
  }
}

async function runServer(ModelClass: ModelClass, config: Config): Promise<void> {
  const log = createLog(config.LOG_LEVEL)
  const backend = await createBackend(ModelClass, {
    modelDir: config.MODEL_DIR,
    log,
    train: createForkedTrainer(process.argv[1]!),
    credentials: config.credentials,
    webhookSecret: config.WEBHOOK_SECRET,
    limits: {
      bodyLimit: config.BODY_LIMIT_MB * 1024 * 1024,
      predictDeadline: config.PREDICT_DEADLINE_SECONDS * 1000,
      maxWaitingTasks: config.MAX_WAITING_TASKS,
    },
  })
  stopOnSignals(backend)
  surviveStrayErrors(log)
  await listen(backend, config)
  log.info({ model: ModelClass.name, modelDir: config.MODEL_DIR }, 'ready')
}

async function listen({ app }: RunningBackend, { PORT, HOST }: Config): Promise<void> {
  try {
    await app.listen({ port: PORT, host: HOST })
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw cause
    throw new BackendError(
      'PORT_TAKEN',
      `Port ${PORT} is taken: choose another one, e.g. PORT=${PORT + 1} npm start (two servers also need a MODEL_DIR each).`,
      { cause },
    )
  }
}

/** A promise or timer that a model left behind may fail when nobody waits for it: that is no reason to stop serving. */
function surviveStrayErrors(log: Log): void {
  process.on('unhandledRejection', (err) => log.error({ err }, 'a promise that nobody waits for was rejected'))
  process.on('uncaughtException', (err) => log.error({ err }, 'an error that nobody catches was thrown'))
}

/** Milliseconds in which a signal is the same Ctrl+C, which npm and pnpm pass on to those who have it already. */
const sameSignal = 500

/** A second signal ends the process at once. */
function stopOnSignals(backend: RunningBackend): void {
  let stoppingSince: number | undefined
  const stop = async () => {
    if (stoppingSince === undefined) {
      stoppingSince = Date.now()
      await backend.close()
      process.exit(0)
    }
    if (Date.now() - stoppingSince > sameSignal) process.exit(1)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}
