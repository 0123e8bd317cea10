import type { ProxyVariables } from '@label-studio-ml/sdk/label-studio'

/** What the configuration says about Label Studio; holds for every project. */
export interface LabelStudioSettings {
  /** LABEL_STUDIO_URL, without a slash at the end. */
  url?: string | undefined
  /** LABEL_STUDIO_API_KEY; only with `url`. */
  apiKey?: string | undefined
  /** Certificates (PEM) of LABEL_STUDIO_CA_FILE. */
  ca?: string | undefined
  /** HTTP_PROXY, HTTPS_PROXY and NO_PROXY, by which Label Studio's API is reached. */
  proxies?: ProxyVariables | undefined
  /** Milliseconds before a request is sent again for the first time; the default is the client's. */
  firstPauseMs?: number | undefined
  /** SECRET_KEY: what tokens from `/setup` are encrypted with before they are written. */
  secretKey?: string | undefined
}

/** The id of a project in Label Studio; undefined for one that was named by hand. */
export function labelStudioId(project: string): number | undefined {
  return /^\d{1,15}(\.\d+)?$/.test(project) ? Number.parseInt(project, 10) : undefined
}
