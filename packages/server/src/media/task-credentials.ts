import { AsyncLocalStorage } from 'node:async_hooks'
import type { TaskCredentials } from '@label-studio-ml/sdk/media'

const ofRequest = new AsyncLocalStorage<TaskCredentials>()

/**
 * Runs what a request asks for with the credentials that Label Studio sent for the URLs of its tasks. They belong to this
 * request alone, and a model's methods do not get them.
 */
export function withTaskCredentials<Result>(credentials: TaskCredentials | undefined, run: () => Result): Result {
  return credentials === undefined ? run() : ofRequest.run(credentials, run)
}

/** The credentials of the request that is being answered. */
export function taskCredentials(): TaskCredentials | undefined {
  return ofRequest.getStore()
}
