import { defineCheck } from '../check.ts'

/** What the commands and the backend do with the key. */
const needed: readonly [permission: string, purpose: string][] = [
  ['projects.view', 'read the project'],
  ['projects.change', 'connect models and change settings'],
  ['webhooks.change', 'make the webhook'],
  ['tasks.view', 'read and export tasks'],
  ['annotations.view', 'read annotations'],
  ['predictions.any', 'write predictions'],
]

export const labelStudioRights = defineCheck({
  id: 'label-studio-rights',
  title: 'Rights of the key',
  looks: 'Reads the permissions of the user; writes nothing to try them. Label Studio 1.13 does not tell them.',
  problems: {
    missing: {
      outcome: 'failed',
      when: 'the user of the key may not read, export, connect or write predictions',
      fix: 'Use the key of a user with these rights: in Label Studio Enterprise of a Manager or an Administrator',
    },
  },
  run: async ({ user }) => {
    const { email, permissions } = await user.known()
    if (permissions === undefined) return { skipped: 'this release of Label Studio does not tell the rights of a key' }
    const missing = needed.filter(([permission]) => !permissions.includes(permission))
    if (missing.length === 0) return { ok: `${email} may read, export, connect and write predictions` }
    const texts = missing.map(([permission, purpose]) => `${purpose} (${permission})`)
    return { problem: 'missing', seen: `${email} may not ${texts.join(', ')}` }
  },
})
