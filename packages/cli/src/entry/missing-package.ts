import { BackendError } from '@label-studio-ml/protocol'

/**
 * What to do about Node's message (or output) "Cannot find package …", which a backend fails with before its packages
 * are installed; undefined for any other text. This command brings neither the server nor the SDK: each backend has its own.
 */
export function missingPackage(text: string, folder: string): BackendError | undefined {
  const name = /Cannot find package '([^']+)' imported from/.exec(text)?.[1]
  if (name === undefined) return undefined
  return new BackendError(
    'CONFIGURATION_INVALID',
    `The backend needs the package ${name}, which is not installed: run "npm install" in ${folder}, and "npm install ${name}" if its package.json does not name it.`,
  )
}
