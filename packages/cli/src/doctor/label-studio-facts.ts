import { isBackendError } from '@label-studio-ml/protocol'
import { parseLabelConfig } from '@label-studio-ml/sdk'
import type { LabelStudioClient, LabelStudioClientOptions } from '@label-studio-ml/sdk/label-studio'
import { clockAheadMs } from '../backend/ask-backend.ts'
import { bareAddress } from '../backend/backend-address.ts'
import { createFact, given, Undecided } from './fact.ts'
import type { Given, LabelStudioFacts } from './facts.ts'

/** Makes the client of Label Studio when the first check wants it. */
export type CreateClient = (settings: LabelStudioClientOptions) => LabelStudioClient

/** @param onAddress gets each address that Label Studio calls: its path may be a secret */
export function createLabelStudioFacts(
  { labelStudio, project: projectId }: Given,
  createClient: CreateClient,
  onAddress: (url: string) => void,
): LabelStudioFacts {
  const client = createFact('label-studio-reachable', async () => {
    const url = given(labelStudio.url, '--label-studio or LABEL_STUDIO_URL')
    const apiKey = given(labelStudio.apiKey, '--token or LABEL_STUDIO_API_KEY')
    return createClient({ ...labelStudio, url, apiKey })
  })
  const version = createFact('label-studio-reachable', async () => {
    const version = await (await client.known()).version()
    return { ...version, aheadMs: version.time && clockAheadMs(version.time) }
  })
  const user = createFact('label-studio-token', async () => {
    await version.look().catch(unlessKeyRefused)
    return (await client.known()).currentUser()
  })
  /** The client, when its key is accepted. */
  const accepted = createFact('label-studio-token', async () => {
    await user.look()
    return client.known()
  })
  const project = createFact('project', async () => {
    const id = given(projectId, '--project')
    return (await accepted.known()).projects.get(id)
  })
  const backends = createFact('backend-connected', async () => {
    const found = await (await accepted.known()).backends.list((await project.known()).id)
    for (const { url } of found) onAddress(url)
    return found
  })
  const allWebhooks = createFact('webhook', async () => {
    const found = await (await accepted.known()).webhooks.list((await project.known()).id)
    for (const { url } of found) onAddress(bareAddress(url).replace(/\/webhook$/, ''))
    return found
  })
  const labelConfig = createFact('project', async () => parseLabelConfig((await project.known()).labelConfig))
  return { client, version, user, project, labelConfig, backends, allWebhooks }
}

/** A Label Studio that refuses the key answers; any other failure is told by the check whether it does. */
function unlessKeyRefused(error: unknown): void {
  if (error instanceof Undecided) throw error
  if (isBackendError(error) && /^LABEL_STUDIO_(KEY_REFUSED|FORBIDDEN)$/.test(error.code)) return
  throw new Undecided('see label-studio-reachable')
}
