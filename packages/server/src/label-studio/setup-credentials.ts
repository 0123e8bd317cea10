import type { CredentialsDriver, CredentialsRecord } from './credentials-driver.ts'
import { createSecretBox } from './seal-secret.ts'
import { readSetupAddress } from './setup-address.ts'

/** What a `/setup` says about the Label Studio that sent it. */
export interface SetupOrigin {
  hostname?: string | null | undefined
  accessToken?: string | null | undefined
}

export interface KnownLabelStudio {
  url: string
  /** Undefined when none came, or the one that was kept cannot be read. */
  apiKey: string | undefined
}

/**
 * Where each project's Label Studio is and the token that it sent, kept for trainings and later starts. A token belongs to
 * the address that it came with.
 */
export interface SetupCredentials {
  /** Keeps what a `/setup` brought; writes only what is new. */
  remember(project: string, origin: SetupOrigin): Promise<void>
  find(project: string): Promise<KnownLabelStudio | undefined>
  forget(project: string): Promise<void>
}

export interface SetupCredentialsOptions {
  driver: CredentialsDriver
  secretKey: string | undefined
  /** Other users of the machine cannot read what the driver writes. */
  isPrivate: boolean
  warn(message: string): void
}

export function createSetupCredentials(options: SetupCredentialsOptions): SetupCredentials {
  const { driver, secretKey } = options
  const box = createSecretBox(secretKey)
  const warnOnce = onceEach(options.warn)
  /** Undefined for a project without any. Nobody else changes the stored ones while this process runs. */
  const known = new Map<string, KnownLabelStudio | undefined>()
  const mayWrite = options.isPrivate || secretKey !== undefined

  const write = async (project: string, { url, apiKey }: KnownLabelStudio) => {
    if (apiKey && !mayWrite) warnOnce(notPrivate)
    const token = apiKey && mayWrite ? await box.seal(apiKey, ownerOf({ project, url })) : null
    await driver.put({ project, url, token })
  }
  const read = async ({ project, url, token }: CredentialsRecord): Promise<KnownLabelStudio> => {
    const apiKey = token === null ? undefined : await box.open(token, ownerOf({ project, url }))
    if (token !== null && apiKey === undefined) warnOnce(unreadable(project, secretKey))
    if (token !== null && apiKey && box.isOutdated(token)) await write(project, { url, apiKey })
    return { url, apiKey }
  }
  const find = async (project: string) => {
    if (known.has(project)) return known.get(project)
    const record = await driver.get(project)
    const found = record && (await read(record))
    if (!known.has(project)) known.set(project, found)
    return known.get(project)
  }

  return {
    find,
    remember: async (project, { hostname, accessToken }) => {
      const url = readSetupAddress(hostname)
      if (hostname && !url) warnOnce(unusableAddress(project))
      if (!url) return
      const before = await find(project)
      const apiKey = accessToken || (before?.url === url ? before.apiKey : undefined)
      if (before?.url === url && before.apiKey === apiKey) return
      await write(project, { url, apiKey })
      known.set(project, { url, apiKey })
    },
    forget: async (project) => {
      known.set(project, undefined)
      await driver.remove(project)
    },
  }
}

/** A token that was sealed for one project and address opens for no other. */
function ownerOf({ project, url }: Pick<CredentialsRecord, 'project' | 'url'>): string {
  return `${project} ${new URL(url).origin}`
}

const maxWarnings = 1000

function onceEach(warn: (message: string) => void): (message: string) => void {
  const given = new Set<string>()
  return (message) => {
    if (given.has(message) || given.size >= maxWarnings) return
    given.add(message)
    warn(message)
  }
}

const notPrivate =
  'The token of /setup is not written to MODEL_DIR, because other users of this machine can read its files and the backend cannot change that: trainings cannot read from Label Studio. Set SECRET_KEY, or give MODEL_DIR to the user of the backend.'

function unreadable(project: string, secretKey: string | undefined): string {
  const reason = secretKey ? 'SECRET_KEY is another than' : 'SECRET_KEY is not set, but was'
  return `The token that Label Studio sent for project ${project} cannot be read: ${reason} when it was kept. Label Studio sends it again when somebody opens the project; or set the SECRET_KEY of then, or LABEL_STUDIO_URL and LABEL_STUDIO_API_KEY.`
}

function unusableAddress(project: string): string {
  return `The hostname in the /setup of project ${project} is not used: expected an address such as https://label-studio.example.com, without credentials and not link-local. Correct LABEL_STUDIO_HOST of Label Studio, or set LABEL_STUDIO_URL and LABEL_STUDIO_API_KEY here.`
}
