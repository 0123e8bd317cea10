import { BackendError } from '@label-studio-ml/protocol'
import type { Command } from 'commander'
import { environmentValue } from './environment-values.ts'
import { assertHttp } from './label-studio-settings.ts'

export interface BasicAuth {
  user: string
  password: string
}

/** A backend, as Label Studio reaches it, and what it demands. */
export interface BackendSettings {
  url: string | undefined
  basicAuth: BasicAuth | undefined
  webhookSecret: string | undefined
}

export interface BackendFlags {
  backend?: string
  basicAuthUser?: string
  basicAuthPass?: string
  webhookSecret?: string
}

/** Adds the options by which a command finds a backend that Label Studio uses. */
export function addConnectedBackendOptions(command: Command): Command {
  command.option('--backend <url>', 'address of the backend, as Label Studio reaches it')
  return addBasicAuthOptions(command).option(
    '--webhook-secret <secret>',
    'WEBHOOK_SECRET of the backend; better in the environment, where no process list shows it',
  )
}

export function addBasicAuthOptions(command: Command): Command {
  return command
    .option('--basic-auth-user <user>', 'BASIC_AUTH_USER of the backend at --backend')
    .option(
      '--basic-auth-pass <password>',
      'its BASIC_AUTH_PASS; better in the environment, where no process list shows it',
    )
}

/** Options first, then the environment. */
export function readBackendSettings(flags: BackendFlags, environment = process.env): BackendSettings {
  if (flags.backend !== undefined) assertHttp(flags.backend, '--backend')
  const user = flags.basicAuthUser ?? environmentValue('BASIC_AUTH_USER', environment)
  const password = flags.basicAuthPass ?? environmentValue('BASIC_AUTH_PASS', environment)
  if (Boolean(user) !== Boolean(password)) {
    throw new BackendError(
      'CONFIGURATION_INVALID',
      'User and password of the backend go together: give --basic-auth-user and --basic-auth-pass, or neither.',
    )
  }
  return {
    url: flags.backend?.replace(/\/+$/, ''),
    basicAuth: user && password ? { user, password } : undefined,
    webhookSecret: flags.webhookSecret ?? environmentValue('WEBHOOK_SECRET', environment),
  }
}
