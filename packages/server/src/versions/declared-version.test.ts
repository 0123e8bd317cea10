import { type DeclaredVersion, LabelStudioMLBase, type PredictContext } from '@label-studio-ml/sdk'
import { afterEach, expect, it } from 'vitest'
import { sentimentConfig, startBackend } from '../__fixtures__/start-backend.ts'
import { WordCountModel } from '../__fixtures__/word-count-model.ts'

const project = '7.1767225600'
const otherConfig = sentimentConfig.replace('Positive', 'Glad')

let backend: Awaited<ReturnType<typeof startBackend>>
afterEach(async () => {
  await backend?.stop()
  backend = undefined as never
})

class Fixed extends LabelStudioMLBase<'Choices'> {
  static override needs = WordCountModel.needs
  static override version: DeclaredVersion = '1.2.0'
  override predict(_task: unknown, { control }: PredictContext<'Choices'>) {
    return control.choose([...control.labelNames][0]!, { score: 0.5 })
  }
}

async function predictedVersion(config?: string) {
  const label_config = config === undefined ? {} : { label_config: config }
  const { model_version, results } = await backend.predict(project, ['fine'], label_config)
  expect(results[0].model_version).toBe(model_version)
  return model_version
}

it('is what a model that does not learn is called everywhere', async () => {
  backend = await startBackend({ ModelClass: Fixed })
  expect(await backend.setUp(project)).toBe('1.2.0')
  expect(await predictedVersion()).toBe('1.2.0')
  expect((await backend.get('/health')).json().model_version).toBe('1.2.0')
  expect((await backend.get('/versions')).json().versions).toEqual(['1.2.0'])
  expect((await backend.get(`/is_training?project=${project}`)).json().model_version).toBe('1.2.0')
})

it('is a method too, which may take its time', async () => {
  class Hashed extends Fixed {
    static override async version() {
      await new Promise((resolve) => setTimeout(resolve, 1))
      return 'c0ffee'
    }
    override predict(_task: unknown, { control }: PredictContext<'Choices'>) {
      return control.choose('Positive', { score: this.modelVersion === 'c0ffee' ? 1 : 0 })
    }
  }
  backend = await startBackend({ ModelClass: Hashed })
  expect(await backend.setUp(project)).toBe('c0ffee')
  expect((await backend.predict(project, ['fine'])).results[0]).toMatchObject({ score: 1, model_version: 'c0ffee' })
})

it('is the plain name for the first labels it predicts, so that other labels are asked anew, also after a restart', async () => {
  backend = await startBackend({ ModelClass: Fixed })
  await backend.setUp(project, otherConfig)
  expect(await backend.setUp(project)).toBe('1.2.0')
  expect(await predictedVersion()).toBe('1.2.0')
  const relabeled = await backend.setUp(project, otherConfig)
  expect(relabeled).toMatch(/^1\.2\.0\+[0-9a-f]{5}$/)
  expect(await predictedVersion()).toBe(relabeled)
  await backend.restart()
  expect(await predictedVersion()).toBe(relabeled)
  expect(await backend.setUp(project)).toBe('1.2.0')
  await backend.post('/delete', { project })
  expect(await backend.setUp(project, otherConfig)).toBe('1.2.0')
})

it('gives the plain name to one label config only when two come first together', async () => {
  backend = await startBackend({ ModelClass: Fixed })
  const names = await Promise.all([predictedVersion(sentimentConfig), predictedVersion(otherConfig)])
  expect(names.filter((name) => name === '1.2.0')).toHaveLength(1)
  expect(await predictedVersion(sentimentConfig)).toBe(names[0])
  expect(await predictedVersion(otherConfig)).toBe(names[1])
})

it('names what a model that learns predicts before its first training; trainings have names of their own', async () => {
  class Learner extends WordCountModel {
    static version = '0.9'
  }
  backend = await startBackend({ ModelClass: Learner })
  expect(await backend.setUp(project)).toBe('0.9')
  await backend.annotate(project, 1, 'good', 'Positive')
  const { model_version } = await backend.train(project)
  expect(model_version).toMatch(/^v1-/)
  expect(await backend.setUp(project)).toBe(model_version)
})

it.each([
  ['', 'it is empty'],
  ['  ', 'it is empty'],
  [' 1.2.0', 'has blanks around it'],
  ['1.2\u00070', 'has control characters'],
  ['1.2\ud800', 'has control characters'],
  ['x'.repeat(65), 'it has 65 characters, 64 are allowed'],
  [12, 'it is of type number'],
  [null, 'it is null'],
  [() => undefined, 'it is of type undefined'],
  [
    () => {
      throw new Error('no such file')
    },
    'Broken.version() failed: no such file',
  ],
])('refuses %j at the start', async (version, reason) => {
  class Broken extends Fixed {
    static override version = version as DeclaredVersion
  }
  await expect(startBackend({ ModelClass: Broken })).rejects.toMatchObject({
    code: 'CONFIGURATION_INVALID',
    message: expect.stringContaining(reason),
  })
})

it('is recommended once to an author who sets model_version instead', async () => {
  class Ported extends Fixed {
    override async setup() {
      await this.set('model_version', '0.0.1')
      await this.set('model_version', '0.0.2')
    }
  }
  backend = await startBackend({ ModelClass: Ported })
  await predictedVersion(sentimentConfig)
  await predictedVersion(otherConfig)
  const warnings = backend.lines.filter(({ msg }) => String(msg).includes('model_version'))
  expect(warnings.map(({ msg }) => msg)).toEqual([expect.stringContaining("static version = '1.2.0'")])
})

it.each(['START_TRAINING', '/train'])(
  'says that a model without fit has nothing to train when %s asks for it',
  async (ask) => {
    backend = await startBackend({ ModelClass: Fixed })
    await backend.setUp(project)
    const body = { action: ask, project: { id: 7, created_at: '2026-01-01T00:00:00Z' } }
    const answer = ask === '/train' ? await backend.post(ask, { project }) : await backend.post('/webhook', body)
    expect(answer.statusCode).toBe(201)
    expect(answer.json()).toEqual({ status: 'ignored', detail: 'Fixed has no fit, so there is nothing to train.' })
    expect(backend.lines.filter(({ msg }) => String(msg).includes('has no fit'))).toHaveLength(1)
    await expect(backend.train(project)).rejects.toThrow('Fixed has no fit')
  },
)
