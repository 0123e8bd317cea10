import type { Answer } from './answer.ts'
import { errorBodyProblem, findOperation, type Operation } from './open-api-document.ts'
import type { Call } from './send.ts'

/**
 * Checks what holds for every answer of a backend: it is documented, and Label Studio can read it.
 * @throws Error naming the request, the answer and everything that is wrong with it.
 */
export function checkAnswer(call: Call, answer: Answer): void {
  const operation = findOperation(call.method, call.path)
  const problems = [
    ...transportProblems(call, answer),
    ...(call.method === 'HEAD' || isPage(operation, answer) ? [] : bodyProblems(answer)),
    ...(operation ? documentProblems(operation, call, answer) : unknownRouteProblems(call, answer)),
  ]
  if (problems.length === 0) return
  const answered = `${answer.status} ${answer.reason}\n${answer.text.slice(0, 400)}`
  throw new Error(`${call.method} ${call.path} was answered ${answered}\n- ${problems.join('\n- ')}`)
}

function transportProblems({ method }: Call, { status, reason, headers }: Answer): string[] {
  return [
    ...(status >= 300 && status < 400 ? ['a redirect: Label Studio repeats a POST as GET'] : []),
    ...(method === 'GET' && headers['retry-after']
      ? ['Retry-After: Label Studio sleeps that long in its request']
      : []),
    ...(status >= 400 && !/^[\x20-\x7e\xa0-\xff]{10,}$/.test(reason)
      ? [`no reason after the status, but "${reason}"`]
      : []),
    ...(status === 401 && !headers['www-authenticate'] ? ['401 without WWW-Authenticate'] : []),
  ]
}

/** Documented as a page or a text for people. */
function isPage(operation: Operation | undefined, { status }: Answer): boolean {
  return operation?.contentType(status)?.startsWith('text/') ?? false
}

function bodyProblems({ json, text }: Answer): string[] {
  if (json === undefined) return ['the body is not JSON']
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return ['the body is not a JSON object']
  return /\bat .+:\d+:\d+\)?\\n/.test(text) ? ['the body has a stack trace'] : []
}

function documentProblems(operation: Operation, { method }: Call, { status, headers, json, text }: Answer): string[] {
  if (!operation.statuses.includes(status)) {
    return [`${operation.name} documents the statuses ${operation.statuses.join(', ')} only`]
  }
  const wanted = operation.contentType(status)
  const given = String(headers['content-type']).split(';')[0]
  if (given !== wanted) return [`the content type is ${given}, documented is ${wanted}`]
  const problem = method === 'HEAD' ? undefined : operation.problemOf(status, json ?? text)
  return problem ? [`not as documented: ${problem}`] : []
}

function unknownRouteProblems({ method }: Call, { status, json }: Answer): string[] {
  const problem = method === 'HEAD' ? undefined : errorBodyProblem(json)
  return [
    ...([400, 404, 405].includes(status)
      ? []
      : ['an unknown route or method is 404 or 405, a path that is not a URL 400']),
    ...(problem ? [`no error body: ${problem}`] : []),
  ]
}
