import { user } from './server-environment.ts'
import type { RunningLabelStudio } from './start.ts'

/** Makes the personal access token of the harness's user, as Account & Settings does; a user has one at a time. */
export async function createPersonalToken({ url }: RunningLabelStudio): Promise<string> {
  const page = await fetch(`${url}/user/login/`)
  const cookies = new Map(cookiesOf(page))
  const form = new URLSearchParams({ ...user, csrfmiddlewaretoken: cookies.get('csrftoken') ?? '' })
  const headers = () => ({ cookie: [...cookies].map((cookie) => cookie.join('=')).join('; '), referer: url })
  const login = await fetch(page.url, { method: 'POST', redirect: 'manual', headers: headers(), body: form })
  for (const [name, value] of cookiesOf(login)) cookies.set(name, value)
  const answer = await fetch(`${url}/api/token/`, {
    method: 'POST',
    headers: { ...headers(), 'x-csrftoken': cookies.get('csrftoken') ?? '' },
  })
  const { token } = (await answer.json()) as { token?: string }
  if (!token) throw new Error(`Label Studio answered ${answer.status} instead of a personal access token`)
  return token
}

function cookiesOf(answer: Response): [string, string][] {
  return answer.headers.getSetCookie().map((cookie) => {
    const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=')
    return [name, value]
  })
}

/** Allows or forbids legacy tokens in the organization, with the header `Authorization` of another token. */
export async function allowLegacyTokens({ url }: RunningLabelStudio, authorization: string, isAllowed: boolean) {
  const answer = await fetch(`${url}/api/jwt/settings`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ api_tokens_enabled: true, legacy_api_tokens_enabled: isAllowed }),
  })
  if (!answer.ok) throw new Error(`Label Studio answered ${answer.status} to a change of its token settings`)
}

/** Revokes a personal access token. */
export async function revokePersonalToken({ url }: RunningLabelStudio, authorization: string, refresh: string) {
  const answer = await fetch(`${url}/api/token/blacklist/`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ refresh }),
  })
  if (!answer.ok) throw new Error(`Label Studio answered ${answer.status} to the end of a personal access token`)
}
