import { parseLabelConfig } from '@label-studio-ml/sdk'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import type { ModelHost } from '../models/model-host.ts'
import { VersionFallback } from '../models/version-fallback.ts'
import { createAcceptExtraParams } from '../projects/accept-extra-params.ts'
import { createAcceptLabelConfig } from '../projects/accept-label-config.ts'
import { ProjectStore } from '../projects/project-store.ts'
import type { VersionDriver, VersionRecord } from '../versions/version-driver.ts'
import { VersionRegistry } from '../versions/version-registry.ts'
import { createConnectProject } from './connect-project.ts'
import { createSelectModel, createServingVersion } from './select-model.ts'

const xml = '<View><Text name="t" value="$t"/><Choices name="c" toName="t"><Choice value="A"/></Choices></View>'
const otherXml = xml.replace('"A"', '"B"')
const { fingerprint } = parseLabelConfig(xml)
const version = (name: string): VersionRecord =>
  ({ project: '7.1', version: name, labelConfigFingerprint: fingerprint, createdAt: name }) as VersionRecord

const thresholdRules = { name: 'Mine', params: z.object({ threshold: z.number().max(1).optional() }) }

async function create(names: string[] = []) {
  const put = vi.fn(async () => {})
  const projects = new ProjectStore({ all: async () => [], get: async () => undefined, put, remove: async () => {} })
  const records = names.map(version)
  const versions = new VersionRegistry({} as VersionDriver)
  vi.spyOn(versions, 'of').mockImplementation((project) => (project === '7.1' ? records : []))
  const hold = vi.fn(async (_key: unknown, trained: unknown) => ({ trained, runner: {}, release: () => {} }))
  const fallback = new VersionFallback({
    host: { hold } as unknown as ModelHost,
    versions,
    onUnusable: () => {},
    retryAfterMs: 1000,
  })
  const parseConfig = async (text: string) => parseLabelConfig(text)
  const rules = { needs: [{ control: 'Choices', object: 'Text' }], checkControl: () => {} }
  const acceptLabelConfig = createAcceptLabelConfig(parseConfig, rules)
  const acceptExtraParams = createAcceptExtraParams(thresholdRules, {})
  const options = { projects, versions, fallback, parseConfig, acceptLabelConfig, acceptExtraParams }
  const selectModel = createSelectModel(options)
  const remember = vi.fn(async () => {})
  const trainOnConnect = vi.fn(async () => {})
  const connectProject = createConnectProject({
    ...options,
    selectModel,
    setupCredentials: { remember },
    trainOnConnect,
  })
  return {
    connectProject,
    selectModel,
    servingVersion: createServingVersion(options),
    projects,
    put,
    hold,
    remember,
    trainOnConnect,
  }
}

describe('connecting a project', () => {
  it('keeps its label config and extra params, and gives the version that serves', async () => {
    const { connectProject, servingVersion, projects } = await create(['v1', 'v2'])
    const request = { project: '7.1', labelConfig: xml, extraParams: '{"threshold": 0.5}' }
    expect(await connectProject(request)).toBe('v2')
    expect(projects.get('7.1')).toEqual({ uid: '7.1', labelConfig: xml, extraParams: { threshold: 0.5 } })
    expect(await servingVersion('7.1')).toBe('v2')
  })

  it('asks for a training the first time only, once the token is known', async () => {
    const { connectProject, remember, trainOnConnect } = await create()
    for (let times = 0; times < 3; times++) await connectProject({ project: '7.1', labelConfig: xml })
    expect(trainOnConnect).toHaveBeenCalledExactlyOnceWith('7.1')
    expect(remember.mock.invocationCallOrder[0]).toBeLessThan(trainOnConnect.mock.invocationCallOrder[0]!)
  })

  it('keeps where its Label Studio is, which is nothing of the project', async () => {
    const { connectProject, projects, remember } = await create()
    const origin = { hostname: 'http://localhost:8080', accessToken: 'SECRET' }
    await connectProject({ project: '7.1', labelConfig: xml, origin })
    expect(remember).toHaveBeenCalledExactlyOnceWith('7.1', origin)
    expect(JSON.stringify(projects.get('7.1'))).not.toContain('SECRET')
  })

  it('keeps nothing of a label config that the model cannot fill', async () => {
    const { connectProject, put } = await create()
    const labelConfig = '<View><Image name="i" value="$i"/></View>'
    await expect(connectProject({ project: '7.1', labelConfig })).rejects.toMatchObject({ code: 'LABEL_CONFIG_UNFIT' })
    expect(put).not.toHaveBeenCalled()
  })

  it('keeps nothing of a label config whose model attributes are wrong, and names the attribute', async () => {
    const { connectProject, put } = await create()
    const labelConfig = xml.replace('name="c"', 'name="c" model_score_threshold="50"')
    await expect(connectProject({ project: '7.1', labelConfig })).rejects.toMatchObject({
      code: 'LABEL_CONFIG_UNFIT',
      message:
        '<Choices name="c"> has model_score_threshold="50"; expected a number from 0 to 1, for example model_score_threshold="0.5".',
    })
    expect(put).not.toHaveBeenCalled()
  })

  it('keeps nothing of extra params that the model cannot read, not even the label config that came with them', async () => {
    const { connectProject, projects } = await create()
    const good = { project: '7.1', labelConfig: xml, extraParams: '{"threshold": 0.5}' }
    await connectProject(good)
    const wrong = connectProject({ ...good, labelConfig: otherXml, extraParams: '{"threshold": 5}' })
    await expect(wrong).rejects.toMatchObject({
      code: 'EXTRA_PARAMS_INVALID',
      message: expect.stringContaining('threshold: Too big: expected number to be <=1 (it is 5).'),
    })
    expect(projects.get('7.1')).toEqual({ uid: '7.1', labelConfig: xml, extraParams: { threshold: 0.5 } })
  })

  it('refuses extra params that were kept for another release of the model, until it is told better ones', async () => {
    const { connectProject, projects } = await create()
    await projects.update('7.1', { labelConfig: xml, extraParams: { threshold: 'high' } })
    const code = 'EXTRA_PARAMS_INVALID'
    await expect(connectProject({ project: '7.1', labelConfig: xml })).rejects.toMatchObject({ code })
    expect(await connectProject({ project: '7.1', extraParams: '' })).toMatch(/^untrained/)
    expect(await connectProject({ project: '7.1', labelConfig: xml })).toMatch(/^untrained/)
  })

  it('gives the version that a user chose, by its name or the name for the labels of now', async () => {
    const { connectProject } = await create(['v1', 'v2'])
    await connectProject({ project: '7.1', labelConfig: otherXml })
    const pinned = await connectProject({ project: '7.1', pinnedVersion: 'v1' })
    expect(pinned).toMatch(/^v1\+/)
    expect(await connectProject({ project: '7.1', pinnedVersion: pinned })).toBe(pinned)
    expect(await connectProject({ project: '7.1', pinnedVersion: 'v9' })).toMatch(/^v2\+/)
  })
})

describe('the model for a prediction', () => {
  let made: Awaited<ReturnType<typeof create>>
  beforeEach(async () => {
    made = await create(['v1'])
    await made.connectProject({ project: '7.1', labelConfig: xml, extraParams: { threshold: 0.5 } })
    made.put.mockClear()
  })

  it('uses the label config of the request for that request only, and writes nothing', async () => {
    const selected = await made.selectModel({ project: '7.1', labelConfig: otherXml })
    expect(selected).toMatchObject({ project: '7.1', hasLabelConfig: true, version: expect.stringMatching(/^v1\+/) })
    await selected.hold()
    expect(made.hold.mock.calls[0]?.[0]).toMatchObject({ config: { xml: otherXml }, extraParams: { threshold: 0.5 } })
    expect((await made.selectModel({ project: '7.1' })).version).toBe('v1')
    expect(made.put).not.toHaveBeenCalled()
  })

  it('refuses a label config that the model cannot fill', async () => {
    await expect(made.selectModel({ project: '7.1', labelConfig: '<View/>' })).rejects.toMatchObject({
      code: 'LABEL_CONFIG_UNFIT',
    })
  })

  it('has no label config for a project that was never connected', async () => {
    expect(await made.selectModel({ project: '8.1' })).toMatchObject({ project: '8.1', hasLabelConfig: false })
    expect(await made.servingVersion('8.1')).toMatch(/^untrained/)
  })
})
