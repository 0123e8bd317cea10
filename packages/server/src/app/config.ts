import { resolve } from 'node:path'
import { BackendError } from '@label-studio-ml/protocol'
import { z } from 'zod'
import { readLabelStudioSettings, withProxies } from './label-studio-config.ts'
import { mediaVariables, readMediaSettings } from './media-config.ts'
import { withSecretsOfFiles } from './secret-files.ts'

const text = z.string().min(1).optional()

const flag = z.stringbool({ error: 'expected true or false' }).default(false)

const environmentSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(9090),
  HOST: z.string().default('0.0.0.0'),
  MODEL_DIR: z.string().default('model-dir'),
  LOG_LEVEL: z
    .string()
    .toLowerCase()
    .pipe(z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']))
    .default('info'),
  LOG_FORMAT: z
    .string()
    .toLowerCase()
    .pipe(z.enum(['auto', 'json', 'pretty']))
    .default('auto'),
  BASIC_AUTH_USER: text,
  BASIC_AUTH_PASS: text,
  BASIC_AUTH_PASS_FILE: text,
  WEBHOOK_SECRET: text,
  WEBHOOK_SECRET_FILE: text,
  SECRET_KEY: text,
  SECRET_KEY_FILE: text,
  LABEL_STUDIO_URL: text,
  LABEL_STUDIO_HOST: text,
  LABEL_STUDIO_API_KEY: text,
  LABEL_STUDIO_API_KEY_FILE: text,
  LABEL_STUDIO_ACCESS_TOKEN: text,
  LABEL_STUDIO_ACCESS_TOKEN_FILE: text,
  LABEL_STUDIO_CA_FILE: text,
  HTTP_PROXY: text,
  HTTPS_PROXY: text,
  NO_PROXY: text,
  TRAIN_ON_CONNECT: flag,
  ...mediaVariables,
  BODY_LIMIT_MB: z.coerce.number().positive().max(2000).default(300),
  BUFFERED_BODIES_LIMIT_MB: z.coerce.number().positive().optional(),
  ITEM_LIMIT_MB: z.coerce.number().positive().max(256).default(32),
  UPLOAD_TIMEOUT_SECONDS: z.coerce.number().positive().max(86_400).default(30),
  LABEL_CONFIG_LIMIT_MB: z.coerce.number().positive().default(5),
  LABEL_CONFIG_CACHE_MB: z.coerce.number().positive().default(64),
  PREDICT_DEADLINE_SECONDS: z.coerce.number().positive().max(86_400).default(90),
  PREDICT_ON_IMPORT: flag,
  PREDICT_ON_PROMOTION: flag,
  PREDICTION_CHECK: z.enum(['strict', 'labelStudio']).optional(),
  MAX_WAITING_TASKS: z.coerce.number().int().positive().default(200_000),
  MAX_TRAINING_ITEMS: z.coerce.number().int().positive().default(1_000_000),
  MAX_LOADED_MODELS: z.coerce.number().int().positive().default(100),
  KEEP_VERSIONS: z.coerce.number().int().positive().default(20),
  TRAINING_LIMIT_MINUTES: z.coerce.number().positive().max(20_000).default(120),
  TRAINING_MEMORY_LIMIT_MB: z.coerce.number().positive().optional(),
  EXTRA_PARAMS: z
    .string()
    .transform(parseJson)
    .pipe(z.record(z.string(), z.unknown(), { error: 'expected a JSON object such as {"threshold": 0.5}' }))
    .default({}),
  LABEL_STUDIO_ML_ROLE: z.enum(['server', 'trainer']).default('server'),
  /** The file that calls `serve`, when Node was started with another one: `label-studio-ml start` sets it. */
  LABEL_STUDIO_ML_ENTRY: text,
})

/** The variables that a user may set; the others are for processes that the backend starts. */
export const environmentVariables: readonly string[] = Object.keys(environmentSchema.shape).filter(
  (name) => !name.startsWith('LABEL_STUDIO_ML_'),
)

export type Config = ReturnType<typeof readConfig>

/** Reads the environment of a backend. An empty variable counts as absent. Throws `CONFIGURATION_INVALID`. */
export function readConfig(environment: NodeJS.ProcessEnv) {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = environmentSchema.safeParse(withSecretsOfFiles(withProxies(given)))
  if (!parsed.success) throw invalid(parsed.error, environment)
  const { BASIC_AUTH_USER: user, BASIC_AUTH_PASS: password, ...rest } = parsed.data
  if (Boolean(user) !== Boolean(password)) {
    throw new BackendError(
      'CONFIGURATION_INVALID',
      'BASIC_AUTH_USER and BASIC_AUTH_PASS must be set together, or neither.',
    )
  }
  const { BODY_LIMIT_MB, BUFFERED_BODIES_LIMIT_MB = 2 * BODY_LIMIT_MB } = rest
  if (BUFFERED_BODIES_LIMIT_MB < BODY_LIMIT_MB) {
    throw new BackendError(
      'CONFIGURATION_INVALID',
      `BUFFERED_BODIES_LIMIT_MB="${BUFFERED_BODIES_LIMIT_MB}" cannot be used: expected at least BODY_LIMIT_MB, which is ${BODY_LIMIT_MB}.`,
    )
  }
  return {
    ...rest,
    BUFFERED_BODIES_LIMIT_MB,
    PREDICTION_CHECK: rest.PREDICTION_CHECK ?? defaultCheck(environment),
    MODEL_DIR: resolve(rest.MODEL_DIR),
    credentials: user && password ? { user, password } : undefined,
    labelStudio: readLabelStudioSettings(rest),
    media: readMediaSettings(rest),
  }
}

/** Whoever develops a model wants to see what the editor cannot show; in production what Label Studio stores is sent. */
function defaultCheck({ NODE_ENV }: NodeJS.ProcessEnv): 'strict' | 'labelStudio' {
  return NODE_ENV === 'production' ? 'labelStudio' : 'strict'
}

/** Undefined for text that is not JSON: the schema then says what was expected. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function invalid({ issues: [issue] }: z.ZodError, environment: NodeJS.ProcessEnv): BackendError {
  const name = String(issue?.path[0])
  return new BackendError('CONFIGURATION_INVALID', `${name}="${environment[name]}" cannot be used: ${issue?.message}.`)
}
