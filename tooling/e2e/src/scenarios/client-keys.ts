import { createLabelStudioClient } from '@label-studio-ml/sdk/label-studio'
import { assert, assertRefused } from '../assert.ts'
import { allowLegacyTokens, createPersonalToken, revokePersonalToken } from '../label-studio/personal-token.ts'
import { user } from '../label-studio/server-environment.ts'
import { newestReleaseOnly, type Scenario } from '../scenario.ts'

const createToken = 'create a Personal Access Token (Account & Settings) and set LABEL_STUDIO_API_KEY'

/** A personal access token, legacy tokens that are forbidden while a project is read, and a token that is revoked. */
export const clientKeys: Scenario = {
  name: 'client-keys',
  app: 'simple-text-classifier',
  runsOn: newestReleaseOnly,
  run: async ({ labelStudio, sample }) => {
    const { url } = labelStudio
    const personal = await createPersonalToken(labelStudio)
    const current = createLabelStudioClient({ url: `${url}/`, apiKey: personal })
    const legacy = createLabelStudioClient({ url, apiKey: user.token })
    const { id } = await current.projects.create({ title: 'keys', labelConfig: sample.labelConfig })
    await current.tasks.import(
      id,
      sample.tasks.map(({ data }) => ({ data })),
    )
    const read = await Array.fromAsync(current.tasks.list(id, { pageSize: 7 }))
    assert('a personal access token is exchanged and used', read.length === sample.tasks.length, `${read.length}`)

    const header = (await current.authorization(new URL(url))) ?? ''
    const seen: number[] = []
    const told = await assertRefused(
      'legacy tokens are forbidden in the middle',
      'LABEL_STUDIO_KEY_REFUSED',
      async () => {
        for await (const task of legacy.tasks.list(id, { pageSize: 7 })) {
          seen.push(task.id)
          if (seen.length === 7) await allowLegacyTokens(labelStudio, header, false)
        }
      },
    )
    await allowLegacyTokens(labelStudio, header, true)
    assert('the error says what to do', told.includes(`disabled in this organization: ${createToken}`), told)
    assert('what was read before is read', seen.length === 7, `${seen.length}`)

    await revokePersonalToken(labelStudio, header, personal)
    const renewed = await assertRefused('a revoked token is told at its renewal', 'LABEL_STUDIO_KEY_REFUSED', () =>
      current.authorization(new URL(url), { renew: true }),
    )
    assert('and what to do', renewed.includes(createToken), renewed)
    assert('no error tells a token', ![told, renewed].join().includes(personal) && !told.includes(user.token))
    await Promise.all([current.close(), legacy.close()])
  },
}
