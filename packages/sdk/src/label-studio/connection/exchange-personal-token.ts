import { BackendError, isBackendError } from '@label-studio-ml/protocol'
import { z } from 'zod'
import type { ApiRequest } from './api-request.ts'
import { addressOf, nameOf } from './api-request.ts'
import { readAnswer } from './read-answer.ts'
import type { Sender } from './send-request.ts'
import { type RetryPolicy, withRetries } from './tries.ts'

const accessSchema = z.object({ access: z.string().min(1) })

/** Asks for an access token. Throws `LABEL_STUDIO_KEY_REFUSED` when the personal access token is not accepted. */
export async function exchangePersonalToken(
  refresh: string,
  { url, policy, send }: { url: string; policy: RetryPolicy; send: Sender },
): Promise<string> {
  const request: ApiRequest = { method: 'POST', path: '/api/token/refresh/', body: { refresh }, isRepeatable: true }
  const address = addressOf(url, request)
  try {
    const { body } = await withRetries(() => send<string>(address, request, 'text'), { ...policy, isRepeatable: true })
    return readAnswer(body, accessSchema, nameOf('POST', address)).access
  } catch (error) {
    if (isBackendError(error) && error.code === 'LABEL_STUDIO_NOT_FOUND') throw noPersonalTokens(url, error)
    throw error
  }
}

/** Label Studio before 1.20 has legacy tokens only. */
function noPersonalTokens(url: string, cause: Error): BackendError {
  return new BackendError(
    'LABEL_STUDIO_KEY_REFUSED',
    `${url} takes no personal access tokens: it has no /api/token/refresh/. Set LABEL_STUDIO_API_KEY to the Access Token of Account & Settings, and check the path prefix of LABEL_STUDIO_URL.`,
    { cause },
  )
}
