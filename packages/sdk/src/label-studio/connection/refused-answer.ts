import { BackendError, type ErrorCode } from '@label-studio-ml/protocol'
import { z } from 'zod'
import type { ApiKey } from './api-key.ts'
import { type Failure, retryAfterMsOf } from './tries.ts'

export interface RefusedAnswer {
  /** Method and URL of the request, without its query. */
  asked: string
  status: number
  headers: Record<string, string | string[] | undefined>
  text: string
  apiKey: ApiKey['kind']
}

const errorBody = z.object({
  detail: z.string().optional().catch(undefined),
  /** What kept Label Studio from a backend. */
  error: z.string().optional().catch(undefined),
  validation_errors: z.unknown().optional(),
})

const temporary = new Set([429, 502, 503, 504])
const createPersonalToken = 'create a Personal Access Token (Account & Settings) and set LABEL_STUDIO_API_KEY'

/** What an answer that is not 2xx means and how to mend it. The words of Label Studio are the error's `cause`. */
export function refusalOf(answer: RefusedAnswer): Failure {
  const { asked, status, headers } = answer
  const retryAfterMs = retryAfterMsOf(headers['retry-after']?.toString())
  const [code, advice] = codeAndAdvice(answer)
  const said = wordsOf(answer.text)
  return {
    error: new BackendError(code, `${asked} answered ${status}${quoted(answer.text, said)}. ${advice}`, {
      cause: said,
    }),
    isTemporary: temporary.has(status),
    isUndone: isUndone(status, retryAfterMs),
    retryAfterMs,
  }
}

/** Some proxies (Envoy) also answer 503 when Label Studio ended while it worked, but ask nobody to come back then. */
function isUndone(status: number, retryAfterMs: number | undefined): boolean {
  return status === 429 || (status === 503 && retryAfterMs !== undefined)
}

function codeAndAdvice({ status, text, apiKey, headers }: RefusedAnswer): [ErrorCode, string] {
  if (status === 401) return ['LABEL_STUDIO_KEY_REFUSED', keyAdvice(text, apiKey)]
  if (status === 403) return ['LABEL_STUDIO_FORBIDDEN', forbiddenAdvice(text)]
  if (status === 404)
    return [
      'LABEL_STUDIO_NOT_FOUND',
      'Check the id, that the user of the key may see it, and the path prefix of LABEL_STUDIO_URL.',
    ]
  if (status === 429) {
    const retryAfterMs = retryAfterMsOf(headers['retry-after']?.toString())
    const wait = retryAfterMs === undefined ? '' : ` It asks to wait ${Math.ceil(retryAfterMs / 1000)} s.`
    return ['LABEL_STUDIO_FAILED', `Label Studio or a proxy in front of it limits requests.${wait} Try again later.`]
  }
  if (temporary.has(status))
    return ['LABEL_STUDIO_FAILED', 'A proxy in front of Label Studio got no answer from it: see whether it runs.']
  if (status >= 500) return ['LABEL_STUDIO_FAILED', 'See the log of Label Studio.']
  return ['LABEL_STUDIO_REJECTED', 'Correct what it names.']
}

function keyAdvice(text: string, apiKey: ApiKey['kind']): string {
  if (/legacy token/i.test(text)) return `Legacy tokens are disabled in this organization: ${createPersonalToken}.`
  if (apiKey === 'personal')
    return `The personal access token was revoked or is of another Label Studio: ${createPersonalToken}.`
  if (apiKey === 'access') return `An access token is good for minutes only: ${createPersonalToken}.`
  return `The key is of no user of this Label Studio: ${createPersonalToken}.`
}

function forbiddenAdvice(text: string): string {
  if (/reserved network address|block:/i.test(text))
    return 'Start Label Studio with ML_BLOCK_LOCAL_IP=false and SSRF_PROTECTION_ENABLED=false, or give it a public address.'
  return 'The user of the key may not do this: use the key of a member of the project with that right.'
}

function quoted(text: string, said: string | undefined): string {
  if (said !== undefined) return `: ${said.replace(/\.$/, '')}`
  return /^\s*</.test(text) ? ' with a page of HTML' : ''
}

/** What Label Studio says in its own words; undefined for a page of HTML. */
function wordsOf(text: string): string | undefined {
  const body = errorBody.safeParse(parsed(text))
  if (!body.success) return undefined
  const { detail, error, validation_errors } = body.data
  const words = [detail, error, validation_errors && JSON.stringify(validation_errors)]
  return (
    words
      .filter((part) => part !== undefined)
      .join(' ')
      .slice(0, 1000) || undefined
  )
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
