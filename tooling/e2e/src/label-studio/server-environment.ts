import { createHash } from 'node:crypto'

export interface StartOptions {
  /** Switches on the check of predictions against the label config (1.21+). */
  validatePredictions?: boolean
  /**
   * Which of the switches that allow backends on loopback and private addresses are set: both (default), none as in a
   * fresh installation, or only ML_BLOCK_LOCAL_IP=false.
   */
  localAddresses?: 'allowed' | 'refused' | 'half-allowed'
  /** Serves files below this folder, to projects that have a storage for them. */
  localFilesRoot?: string
}

/** The one user of every server the harness starts. */
export const user = {
  email: 'ci@example.com',
  password: 'ci-password',
  /** Legacy token: 40 hex digits. Made from a name, since a fixed string of hex looks like a leaked secret. */
  token: createHash('sha1').update('label studio e2e user').digest('hex'),
}

/** Environment names of our own settings and of Label Studio's that must not leak in from the caller. */
const foreign =
  /^(LABEL_STUDIO_|LOCAL_FILES_|HEARTEX_|DJANGO_|PYTHON|VIRTUAL_ENV|GIT_|ML_BLOCK_LOCAL_IP|SSRF_PROTECTION|USE_DEFAULT_BANNED)/

const addressSwitches = {
  allowed: { ML_BLOCK_LOCAL_IP: 'false', SSRF_PROTECTION_ENABLED: 'false' },
  'half-allowed': { ML_BLOCK_LOCAL_IP: 'false' },
  refused: {},
}

/**
 * The environment Label Studio runs in: data folder, legacy token on, loopback backends allowed (1.23.2 refuses them by
 * default and needs both switches), and nothing sent to the outside. `home` is the folder of the installation: Label Studio
 * asks git for its version, and without the ceiling it would find this repository, call itself by our commit and keep that.
 */
export function serverEnvironment(home: string, data: string, url: string, options: StartOptions): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !foreign.test(name))
  return {
    ...Object.fromEntries(inherited),
    LABEL_STUDIO_BASE_DATA_DIR: data,
    LABEL_STUDIO_HOST: url,
    LABEL_STUDIO_ENABLE_LEGACY_API_TOKEN: 'true',
    ...(options.localFilesRoot === undefined
      ? {}
      : { LOCAL_FILES_SERVING_ENABLED: 'true', LOCAL_FILES_DOCUMENT_ROOT: options.localFilesRoot }),
    ...addressSwitches[options.localAddresses ?? 'allowed'],
    SENTRY_DSN: '',
    FRONTEND_SENTRY_DSN: '',
    LATEST_VERSION_CHECK: 'false',
    COLLECT_ANALYTICS: 'false',
    GIT_CEILING_DIRECTORIES: home,
    PYTHONUNBUFFERED: '1',
    NO_PROXY: '127.0.0.1,localhost',
    ...(options.validatePredictions ? { fflag_feat_utc_210_prediction_validation_15082025: 'true' } : {}),
  }
}
