import { BackendError } from '@label-studio-ml/protocol'

/** The address of Label Studio without a slash at the end. Throws `CONFIGURATION_INVALID` without quoting a password. */
export function labelStudioUrlOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^https?:$/.test(url.protocol)) {
    const found = text.includes('@') ? '' : `, found ${JSON.stringify(text)}`
    throw invalid(`Expected the URL of Label Studio to begin with http:// or https://${found}`)
  }
  if (url.username || url.password || url.search || url.hash) {
    throw invalid(
      `Expected the URL of Label Studio to have no user, password, query or fragment: ${url.origin}${url.pathname}`,
    )
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '')
}

/** The key without the white space around it. Throws `CONFIGURATION_INVALID` without quoting it. */
export function trimmedKey(apiKey: string): string {
  const key = apiKey.trim()
  if (/^[\x21-\x7e]+$/.test(key)) return key
  const found = key === '' ? 'nothing' : 'one with spaces, line breaks or letters beyond ASCII'
  throw invalid(`Expected an API key of Label Studio, found ${found}`)
}

function invalid(message: string): BackendError {
  return new BackendError('CONFIGURATION_INVALID', `${message}. Correct LABEL_STUDIO_URL or LABEL_STUDIO_API_KEY.`)
}
