import { defineCheck } from '../check.ts'

/** What releases lack that a backend needs, the oldest first. */
const lacking: readonly [before: string, what: string][] = [
  ['1.4.0', 'makes no webhook for a model: annotations reach the backend only when training starts'],
  [
    '1.12.0',
    'has no extra params and no Basic authentication for models, and asks again for tasks that have predictions',
  ],
]

/** The newest release that this was tried with, as major and minor. */
const newestTried = '1.24'

export const labelStudioVersion = defineCheck({
  id: 'label-studio-version',
  title: 'Release of Label Studio',
  looks: 'Compares the release with those that lack something.',
  problems: {
    old: {
      outcome: 'warning',
      when: 'the release lacks something that a backend can use',
      fix: 'Upgrade Label Studio to 1.13 or newer',
    },
  },
  run: async ({ version, user }) => {
    await user.known()
    const { release } = await version.known()
    const lacks = lacking.filter(([before]) => isBefore(release, before)).map(([, what]) => what)
    if (lacks.length > 0) return { problem: 'old', seen: `${release} ${lacks.join(', and ')}` }
    const isNew = isBefore(newestTried, majorAndMinor(release))
    return { ok: isNew ? `${release}, newer than any that this was tried with` : `${release} lacks nothing` }
  },
})

function isBefore(release: string, other: string): boolean {
  const [numbers, others] = [release, other].map((text) =>
    text.split('.').map((part) => Number.parseInt(part, 10) || 0),
  )
  const at = others!.findIndex((number, index) => number !== (numbers![index] ?? 0))
  return at >= 0 && (numbers![at] ?? 0) < others![at]!
}

function majorAndMinor(release: string): string {
  return release.split('.').slice(0, 2).join('.')
}
