import type { AddressInfo } from 'node:net'
import { BackendError } from '@label-studio-ml/protocol'
import type { ModelClass } from '@label-studio-ml/sdk/host'
import type { RequestLimits } from '../http/request-limits.ts'
import type { Log } from '../observability/log.ts'
import { type OpenedLog, openLog } from '../observability/open-log.ts'
import { type StartedServer, serverUrl, startBanner } from '../observability/start-banner.ts'
import { createForkedTrainer } from '../training/trainer-process.ts'
import type { Config } from './config.ts'
import { createBackend, type RunningBackend } from './create-backend.ts'
import { stopOnSignals } from './stop-on-signals.ts'

const megabyte = 1024 * 1024

/** Listens until a signal ends it. Throws `CONFIGURATION_INVALID`, `PORT_TAKEN`, `MODEL_DIR_UNUSABLE`. */
export async function runServer(ModelClass: ModelClass, config: Config): Promise<void> {
  const opened = openLog(config.LOG_LEVEL, config.LOG_FORMAT)
  const entry = config.LABEL_STUDIO_ML_ENTRY ?? process.argv[1]!
  const backend = await createBackend(ModelClass, {
    modelDir: config.MODEL_DIR,
    defaultExtraParams: config.EXTRA_PARAMS,
    log: opened.log,
    logLinesDropped: opened.linesDropped,
    train: createForkedTrainer(entry, { memoryLimitMb: config.TRAINING_MEMORY_LIMIT_MB }),
    trainingLimitMinutes: config.TRAINING_LIMIT_MINUTES,
    predictOnImport: config.PREDICT_ON_IMPORT,
    predictOnPromotion: config.PREDICT_ON_PROMOTION,
    checkLevel: config.PREDICTION_CHECK,
    keepVersions: config.KEEP_VERSIONS,
    maxLoadedModels: config.MAX_LOADED_MODELS,
    labelStudio: config.labelStudio,
    trainOnConnect: config.TRAIN_ON_CONNECT,
    media: config.media,
    credentials: config.credentials,
    webhookSecret: config.WEBHOOK_SECRET,
    limits: requestLimits(config),
  })
  stopOnSignals(backend, opened)
  surviveStrayErrors(opened.log)
  await listen(backend, config)
  const { port } = backend.app.server.address() as AddressInfo
  announce({ model: ModelClass.name, url: serverUrl(config.HOST, port), modelDir: config.MODEL_DIR }, opened, config)
}

function requestLimits(config: Config): RequestLimits {
  return {
    bodyLimitBytes: config.BODY_LIMIT_MB * megabyte,
    bufferedBodiesLimitBytes: config.BUFFERED_BODIES_LIMIT_MB * megabyte,
    itemLimitBytes: config.ITEM_LIMIT_MB * megabyte,
    uploadTimeoutMs: config.UPLOAD_TIMEOUT_SECONDS * 1000,
    labelConfigLimitBytes: config.LABEL_CONFIG_LIMIT_MB * megabyte,
    labelConfigCacheBytes: config.LABEL_CONFIG_CACHE_MB * megabyte,
    predictDeadlineMs: config.PREDICT_DEADLINE_SECONDS * 1000,
    maxWaitingTasks: config.MAX_WAITING_TASKS,
    maxTrainingItems: config.MAX_TRAINING_ITEMS,
  }
}

function announce(started: StartedServer, { log, isReadable, print }: OpenedLog, { HOST }: Config): void {
  if (isReadable && log.isLevelEnabled('info')) print(startBanner(started, HOST))
  else log.info(started, 'ready')
}

async function listen({ app }: RunningBackend, { PORT, HOST }: Config): Promise<void> {
  try {
    await app.listen({ port: PORT, host: HOST })
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException
    if (code !== 'EADDRINUSE') {
      throw new BackendError(
        'CONFIGURATION_INVALID',
        `Cannot listen on HOST="${HOST}" and PORT=${PORT}: ${message}. HOST has to be an address of this machine (0.0.0.0 for all of them), PORT one that this user may open, e.g. 9090.`,
        { cause },
      )
    }
    throw new BackendError(
      'PORT_TAKEN',
      `Port ${PORT} is taken: choose another one, e.g. PORT=${PORT + 1} npm start (two servers also need a MODEL_DIR each).`,
      { cause },
    )
  }
}

/** A promise or timer that a model left behind may fail when nobody waits for it. The server goes on. */
function surviveStrayErrors(log: Log): void {
  const logAs = (message: string) => (err: unknown) => {
    try {
      log.error({ err }, message)
    } catch {
      // An error that cannot even be logged must not end the server, nor come back here.
    }
  }
  process.on('unhandledRejection', logAs('a promise that nobody waits for was rejected'))
  process.on('uncaughtException', logAs('an error that nobody catches was thrown'))
}
