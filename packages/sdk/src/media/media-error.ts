import { BackendError, type ErrorCode } from '@label-studio-ml/protocol'

export type MediaErrorCode = Extract<ErrorCode, `MEDIA_${string}`>

export function mediaError(code: MediaErrorCode, message: string, cause?: unknown): BackendError {
  return new BackendError(code, message, cause === undefined ? {} : { cause })
}

/**
 * What a message says of a URL: where it leads, and neither its query, which may be a signature, nor the name of the file,
 * which is the task's own.
 */
export function shownUrl(url: URL | string): string {
  const text = String(url)
  if (/^data:/i.test(text)) return 'a data: URL'
  const [, start = ''] = /^((?:[a-z][a-z0-9+.-]*:)?\/\/[^/?#]*)/i.exec(text) ?? []
  if (start !== '') return `${start.replace(/\/\/.*@/, '//')}/…`
  const [, folder] = /^\/?(data\/upload|upload|data\/local-files|storage-data|tasks|projects)\b/.exec(text) ?? []
  return folder ? `/${folder}/…` : 'a path'
}

/** A number of bytes for a message. */
export function shownBytes(bytes: number): string {
  const units = ['bytes', 'KB', 'MB', 'GB', 'TB']
  const step = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10))
  return `${step === 0 ? bytes : (bytes / 1024 ** step).toFixed(1).replace(/\.0$/, '')} ${units[step]}`
}
