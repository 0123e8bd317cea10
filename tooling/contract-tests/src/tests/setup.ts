import { expect } from 'vitest'
import { connector } from '../context/project.ts'
import type { ContractTest } from '../contract-test.ts'

const unfit = '<View><Header value="Nothing to fill"/></View>'

/** What the releases of Label Studio put into /setup beside the project. */
const generations: [string, object][] = [
  ['1.0.0', {}],
  ['1.0.2', { hostname: 'http://localhost:8080', access_token: 'token-of-the-creator' }],
  ['1.6 without a pinned version', { hostname: '', access_token: 't', model_version: null }],
  ['1.6 with a version that is gone', { hostname: '', access_token: 't', model_version: 'long-gone' }],
  ['1.12', { hostname: 'http://localhost:8080', access_token: 't', extra_params: null }],
  ['the Python backend’s own tests', { force_reload: true, try_fetch: false }],
  ['a release to come', { hostname: 'https://labels.example/ls', workspace: { id: 3, name: 'ä' } }],
]

const extraParams = ['', '{"threshold": 0.4}', 'not JSON', { threshold: 0.4 }, [1, 'a'], 0.4, true, null]

export const setupTests: ContractTest[] = [
  ...generations.map(
    ([release, rest]): ContractTest => ({
      title: `answers /setup as of ${release} with a version`,
      cites: ['setup/grows-by-release', 'setup/version-string', 'transport/unknown-keys'],
      run: async ({ project, sample }) => {
        const owner = project()
        const { status, json } = await owner.post('/setup', { project: owner.uid, schema: sample.labelConfig, ...rest })
        expect(status).toBe(200)
        expect(json?.model_version).toMatch(/\S/)
      },
    }),
  ),
  {
    title: '/setup takes extra_params of any type',
    cites: ['setup/extra-params-of-any-type'],
    run: async ({ project }) => {
      const owner = project()
      for (const value of extraParams) expect(await owner.setUp({ extra_params: value })).toMatch(/\S/)
    },
  },
  {
    title: '/setup answers the same version again and again',
    cites: ['setup/again-and-again'],
    run: async ({ project }) => {
      const owner = project()
      const versions = [await owner.setUp(), await owner.setUp(), await owner.setUp({ extra_params: '' })]
      expect(new Set(versions).size).toBe(1)
    },
  },
  {
    title: '/setup takes a label config that is null',
    cites: ['setup/schema-null'],
    run: async ({ project }) => {
      const owner = project()
      expect(await owner.setUp({ schema: null })).toMatch(/\S/)
    },
  },
  {
    title: '/setup refuses a label config that the model cannot fill, with the reason in the status line',
    cites: ['setup/refusal-is-shown', 'transport/reason-phrase', 'transport/status-tells-failure'],
    run: async ({ project }) => {
      const owner = project()
      const { status, reason, json } = await owner.post('/setup', { project: owner.uid, schema: unfit })
      expect(status).toBe(400)
      expect(json?.error).toMatchObject({ code: 'LABEL_CONFIG_UNFIT' })
      expect(reason).toContain('label config')
    },
  },
  {
    title: '/setup refuses XML that is not well-formed, and says where',
    cites: ['setup/refusal-is-shown'],
    run: async ({ project }) => {
      const owner = project()
      const { status, reason } = await owner.post('/setup', {
        project: owner.uid,
        schema: '<View>\n<Text name="t"\n</View>',
      })
      expect(status).toBe(400)
      expect(reason).toMatch(/line \d/)
    },
  },
  {
    title: 'a label config that was refused leaves the one before it in place',
    cites: ['setup/refusal-is-shown'],
    run: async ({ project, sample, call }) => {
      const owner = project()
      const version = await owner.setUp()
      await call({ method: 'POST', path: '/setup', headers: connector, body: { project: owner.uid, schema: unfit } })
      const { json } = await owner.post('/predict', { project: owner.uid, tasks: sample.tasks(1) })
      expect(json).toMatchObject({ model_version: version })
    },
  },
]
