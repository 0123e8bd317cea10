import type { Route } from './route.ts'

/** The status that a route answers when all went well: 201 for work taken, else 200. */
export function successStatus(route: Route): number {
  const status = Object.keys(route.response)
    .map(Number)
    .find((candidate) => candidate < 300)
  if (status === undefined) throw new TypeError(`The route "${route.id}" has no 2xx answer; give its table entry one.`)
  return status
}
