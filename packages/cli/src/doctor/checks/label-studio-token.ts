import { isBackendError } from '@label-studio-ml/protocol'
import { apiKeyOf, expiryOf } from '@label-studio-ml/sdk/label-studio'
import { defineCheck } from '../check.ts'

const kinds = { legacy: 'legacy token', personal: 'personal access token', access: 'access token' } as const

export const labelStudioToken = defineCheck({
  id: 'label-studio-token',
  title: 'Key of Label Studio',
  looks: 'Asks Label Studio whose key it is: a personal access token, or a legacy token.',
  problems: {
    legacyDisabled: {
      outcome: 'failed',
      when: 'it is a legacy token, and those are switched off in the organization',
      fix: 'Create a personal access token (Account & Settings) and set LABEL_STUDIO_API_KEY, or let an administrator allow legacy tokens (Organization > API Tokens Settings)',
    },
    expired: {
      outcome: 'failed',
      when: 'the personal access token has expired',
      fix: 'Create a new personal access token (Account & Settings) and set LABEL_STUDIO_API_KEY',
    },
    refused: {
      outcome: 'failed',
      when: 'Label Studio does not know the key: it was revoked, mistyped, or is of another Label Studio',
      fix: 'Create a personal access token (Account & Settings) in this Label Studio and set LABEL_STUDIO_API_KEY',
    },
    shortLived: {
      outcome: 'warning',
      when: 'it is the access token that a personal access token is exchanged for, good for minutes',
      fix: 'Set LABEL_STUDIO_API_KEY to the personal access token itself',
    },
  },
  run: async ({ given, user }) => {
    const apiKey = given.labelStudio.apiKey ?? ''
    const { kind } = apiKeyOf(apiKey)
    try {
      const { email } = await user.look()
      const seen = `${kinds[kind]} of ${email}`
      return kind === 'access' ? { problem: 'shortLived', seen } : { ok: seen }
    } catch (error) {
      if (!isBackendError(error) || error.code !== 'LABEL_STUDIO_KEY_REFUSED') throw error
      if (/legacy token/i.test(error.message) && kind === 'legacy')
        return { problem: 'legacyDisabled', seen: error.message }
      const expiry = expiryOf(apiKey)
      if (expiry && expiry.getTime() < Date.now())
        return { problem: 'expired', seen: `the ${kinds[kind]} expired at ${expiry.toISOString()}` }
      return { problem: 'refused', seen: `${kinds[kind]}: ${error.message}` }
    }
  },
})
