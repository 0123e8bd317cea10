import { BackendError } from '@label-studio-ml/protocol'
import type { LabelStudioSettings } from '../label-studio/label-studio-settings.ts'
import { readSettingFile } from './secret-files.ts'

/** The settings about Label Studio as they stand in the environment; each of two has a second name. */
export interface LabelStudioVariables {
  LABEL_STUDIO_URL?: string | undefined
  LABEL_STUDIO_HOST?: string | undefined
  LABEL_STUDIO_API_KEY?: string | undefined
  LABEL_STUDIO_ACCESS_TOKEN?: string | undefined
  LABEL_STUDIO_CA_FILE?: string | undefined
  HTTP_PROXY?: string | undefined
  HTTPS_PROXY?: string | undefined
  NO_PROXY?: string | undefined
  SECRET_KEY?: string | undefined
}

const proxyNames = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'] as const

/** The environment with the proxies that it names in small letters, which come first. */
export function withProxies(environment: Readonly<Record<string, string | undefined>>) {
  const named = proxyNames.map((name) => [name, environment[name.toLowerCase()] ?? environment[name]])
  return { ...environment, ...Object.fromEntries(named.filter(([, value]) => value !== undefined)) }
}

/** Throws `CONFIGURATION_INVALID`. */
export function readLabelStudioSettings(variables: LabelStudioVariables): LabelStudioSettings {
  const { LABEL_STUDIO_CA_FILE: caFile } = variables
  const url = readUrl(variables)
  const apiKey = variables.LABEL_STUDIO_API_KEY ?? variables.LABEL_STUDIO_ACCESS_TOKEN
  if (apiKey && !url) {
    throw invalid(
      'LABEL_STUDIO_API_KEY needs LABEL_STUDIO_URL, the address that the key is sent to, such as https://label-studio.example.com.',
    )
  }
  const ca = caFile && readSettingFile('LABEL_STUDIO_CA_FILE', caFile)
  if (ca && !ca.includes('-----BEGIN CERTIFICATE-----')) {
    throw invalid(
      `LABEL_STUDIO_CA_FILE="${caFile}" has no certificate: expected PEM, with -----BEGIN CERTIFICATE-----.`,
    )
  }
  return { url, apiKey, ca, proxies: readProxies(variables), secretKey: variables.SECRET_KEY }
}

/** Undefined when no proxy is named. */
function readProxies({ HTTP_PROXY, HTTPS_PROXY, NO_PROXY }: LabelStudioVariables) {
  return HTTP_PROXY || HTTPS_PROXY ? { HTTP_PROXY, HTTPS_PROXY, NO_PROXY } : undefined
}

/** The value is not shown where it may hold a password. */
function readUrl({ LABEL_STUDIO_URL, LABEL_STUDIO_HOST }: LabelStudioVariables): string | undefined {
  const given = LABEL_STUDIO_URL ?? LABEL_STUDIO_HOST
  if (given === undefined) return undefined
  const name = LABEL_STUDIO_URL === undefined ? 'LABEL_STUDIO_HOST' : 'LABEL_STUDIO_URL'
  const url = URL.parse(given.trim())
  if (url?.username || url?.password || given.includes('@')) {
    throw invalid(`${name} cannot have a user or password: set LABEL_STUDIO_API_KEY instead.`)
  }
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw invalid(
      `${name}="${given}" cannot be used: expected an address such as https://label-studio.example.com or http://localhost:8080/prefix.`,
    )
  }
  return url.origin + url.pathname.replace(/\/+$/, '')
}

function invalid(message: string): BackendError {
  return new BackendError('CONFIGURATION_INVALID', message)
}
