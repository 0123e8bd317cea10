import { BackendError } from '@label-studio-ml/protocol'
import { parseLabelConfig } from '@label-studio-ml/sdk'
import { describe, expect, it } from 'vitest'
import { RequestLog } from '../observability/request-log.ts'
import { createAcceptLabelConfig } from '../projects/accept-label-config.ts'
import { ProjectStore } from '../projects/project-store.ts'
import { createKeepLabelConfig } from './keep-label-config.ts'

const fitting = '<View><Text name="t" value="$t"/><Choices name="c" toName="t"><Choice value="A"/></Choices></View>'
const unfit = '<View><Image name="i" value="$i"/></View>'

function create() {
  const lines: unknown[] = []
  const written: string[] = []
  const projects = new ProjectStore({
    all: async () => [],
    get: async () => undefined,
    put: async ({ labelConfig }) => void written.push(String(labelConfig)),
    remove: async () => {},
  })
  const rules = { needs: [{ control: 'Choices', object: 'Text' }], checkControl: () => {} }
  const acceptLabelConfig = createAcceptLabelConfig(async (xml) => parseLabelConfig(xml), rules)
  const log = new RequestLog({ info: () => {}, warn: (fields: object) => void lines.push(fields) }, 'r1')
  return {
    keep: createKeepLabelConfig({ projects, acceptLabelConfig }),
    acceptLabelConfig,
    projects,
    log,
    lines,
    written,
  }
}

describe('the label config of an event', () => {
  it('is kept when the model can fill it, and written once', async () => {
    const { keep, projects, log, written } = create()
    await keep('1', fitting, log)
    await keep('1', fitting, log)
    expect(projects.get('1')?.labelConfig).toBe(fitting)
    expect(written).toEqual([fitting])
  })

  it('is not kept when the model cannot fill it: the old one stays, and the log says why, once', async () => {
    const { keep, projects, log, lines } = create()
    await keep('1', fitting, log)
    await keep('1', unfit, log)
    await keep('1', unfit, log)
    expect(projects.get('1')?.labelConfig).toBe(fitting)
    expect(lines).toEqual([
      { request_id: 'r1', project: '1', detail: expect.stringContaining('This model needs <Choices> on <Text>') },
    ])
  })

  it('is refused for the same reason as that of a request, which gets it as an error', async () => {
    const { keep, acceptLabelConfig, log, lines } = create()
    for (const xml of [unfit, '<View>', `${fitting}<View/>`]) {
      const error: unknown = await acceptLabelConfig(xml).catch((thrown: unknown) => thrown)
      expect(error).toBeInstanceOf(BackendError)
      await keep(xml, xml, log)
      expect(lines.at(-1)).toMatchObject({ detail: (error as BackendError).message })
    }
  })

  it('may be missing', async () => {
    const { keep, projects, log, lines } = create()
    for (const xml of [undefined, null, '']) await keep('1', xml, log)
    expect([projects.all(), lines]).toEqual([[], []])
  })
})
