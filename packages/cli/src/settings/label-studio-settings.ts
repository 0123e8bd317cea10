import { BackendError } from '@label-studio-ml/protocol'
import type { ProxyVariables } from '@label-studio-ml/sdk/label-studio'
import type { Command } from 'commander'
import { certificateAuthority, environmentValue } from './environment-values.ts'

/** Where Label Studio is and who asks it. */
export interface LabelStudioSettings {
  url: string | undefined
  apiKey: string | undefined
  ca: string | undefined
  proxies?: ProxyVariables
}

export interface LabelStudioFlags {
  labelStudio?: string
  token?: string
}

/** Adds the options by which a command finds Label Studio. */
export function addLabelStudioOptions(command: Command): Command {
  return command
    .option('--label-studio <url>', 'LABEL_STUDIO_URL: where Label Studio is, with its path prefix')
    .option(
      '--token <token>',
      'LABEL_STUDIO_API_KEY: a personal access token or a legacy token. Every user of this machine can see it in the process list: better in the environment, or in the file that LABEL_STUDIO_API_KEY_FILE names',
    )
}

/**
 * Options first, then the environment. A token of the environment is for the Label Studio of the environment: it is not sent to another one
 * that an option names.
 */
export function readLabelStudioSettings(flags: LabelStudioFlags, environment = process.env): LabelStudioSettings {
  const named = environmentValue('LABEL_STUDIO_URL', environment) ?? environmentValue('LABEL_STUDIO_HOST', environment)
  const url = flags.labelStudio ?? named
  if (url !== undefined) assertHttp(url, flags.labelStudio === undefined ? 'LABEL_STUDIO_URL' : '--label-studio')
  const kept =
    environmentValue('LABEL_STUDIO_API_KEY', environment) ?? environmentValue('LABEL_STUDIO_ACCESS_TOKEN', environment)
  if (!flags.token && kept && named && url && originOf(named) !== originOf(url)) {
    throw new BackendError(
      'CONFIGURATION_INVALID',
      `LABEL_STUDIO_API_KEY is for ${originOf(named)} (LABEL_STUDIO_URL) and is not sent to ${originOf(url)}: give --token, or set both variables.`,
    )
  }
  const { HTTP_PROXY, HTTPS_PROXY, NO_PROXY, http_proxy, https_proxy, no_proxy } = environment
  const proxies = { HTTP_PROXY, HTTPS_PROXY, NO_PROXY, http_proxy, https_proxy, no_proxy }
  return { url, apiKey: flags.token ?? kept, ca: certificateAuthority(environment), proxies }
}

/** @throws BackendError CONFIGURATION_INVALID for what is not an address such as `http://localhost:9090`. */
export function assertHttp(url: string, name: string): void {
  if (/^https?:\/\/[^/]/i.test(url) && URL.canParse(url)) return
  throw new BackendError(
    'CONFIGURATION_INVALID',
    `${name} cannot be used: expected an address that begins with http:// or https://, such as http://localhost:8080.`,
  )
}

function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : url
}
