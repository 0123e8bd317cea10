import { BackendError, type Route } from '@label-studio-ml/protocol'
import type { FastifyRequest } from 'fastify'
import { lastBaseSegment } from './base-path.ts'
import { type Credentials, hasCredentials, isSecret } from './credentials.ts'

export interface Access {
  /** Basic credentials that every route requires. */
  credentials: Credentials | undefined
  /** What /webhook accepts instead, because Label Studio sends its webhooks without Basic credentials. */
  webhookSecret: string | undefined
}

/** Throws `CREDENTIALS_WRONG` or `WEBHOOK_SECRET_WRONG` for a request that may not pass. */
export function authorise(request: FastifyRequest, route: Route, access: Access): void {
  if (route.auth === 'webhook') authoriseWebhook(request, access)
  else requireCredentials(request, access)
}

/** Throws `CREDENTIALS_WRONG` when credentials are set and the request lacks them. */
export function requireCredentials({ headers }: FastifyRequest, { credentials }: Access): void {
  if (credentials && !hasCredentials(headers.authorization, credentials)) {
    throw new BackendError(
      'CREDENTIALS_WRONG',
      'Basic credentials are missing or wrong: enter the user and password of BASIC_AUTH_USER and BASIC_AUTH_PASS in the model settings of Label Studio.',
    )
  }
}

function authoriseWebhook(request: FastifyRequest, { credentials, webhookSecret }: Access): void {
  if (!credentials && !webhookSecret) return
  if (credentials && hasCredentials(request.headers.authorization, credentials)) return
  if (webhookSecret && secretsOf(request).some((given) => isSecret(given, webhookSecret))) return
  throw new BackendError(
    'WEBHOOK_SECRET_WRONG',
    'This webhook carries neither the secret nor credentials: put WEBHOOK_SECRET in the header X-Webhook-Secret of the webhook, or in its URL (?secret=<secret> or /<secret>/webhook), or use http://user:password@host as URL.',
  )
}

function secretsOf(request: FastifyRequest): string[] {
  const { secret } = request.query as { secret?: unknown }
  return [request.headers['x-webhook-secret'], secret, lastBaseSegment(request.originalUrl)].filter(
    (given) => typeof given === 'string',
  )
}
