import type { ModelClass } from '@label-studio-ml/sdk/host'
import type { BackendOptions } from '../app/create-backend.ts'
import * as testing from '../testing/test-backend.ts'
import type { Trainer } from '../training/trainer-process.ts'
import { runTraining } from '../training/trainer-role.ts'
import { WordCountModel } from './word-count-model.ts'

export const sentimentConfig = `<View>
  <Text name="text" value="$text"/>
  <Choices name="sentiment" toName="text"><Choice value="Positive"/><Choice value="Negative"/></Choices>
</View>`

const entry = new URL('./word-count-main.ts', import.meta.url)

type Options = Partial<BackendOptions> & { ModelClass?: ModelClass }

/**
 * The backend of a sentiment model: projects, texts and labels are all that its tests need to name. It trains in the
 * process of the test.
 */
export function startBackend(options: Options = {}) {
  const { ModelClass = WordCountModel, defaultExtraParams = {} } = options
  const train: Trainer = (request, context) => runTraining({ ModelClass, defaultExtraParams }, request, context)
  return startForkingBackend({ train, ...options })
}

/** The same, whose trainings run in processes of their own: for models that end theirs. */
export async function startForkingBackend({ ModelClass = WordCountModel, ...rest }: Options = {}) {
  const backend = await testing.startTestBackend(ModelClass, { entry, labelConfig: sentimentConfig, ...rest })
  return {
    ...backend,
    setUp: (project: string, schema = sentimentConfig) => backend.setUp(schema, project),
    predict: async (project: string, texts: unknown[], more: object = {}) => {
      const tasks = texts.map((text, id) => ({ id, data: { text } }))
      return (await backend.post('/predict', { project, tasks, ...more })).json()
    },
    annotate: (project: string, id: number, text: string, label: string, more: object = {}) =>
      backend.annotate(id, { text }, choice(label), more, project),
  }
}

export function projectPayload(uid: string) {
  return testing.projectPayload(uid, sentimentConfig)
}

export function annotationEvent(project: string, id: number, text: string, label: string, rest: object = {}) {
  return testing.annotationEvent(project, sentimentConfig, id, { text }, choice(label), rest)
}

function choice(label: string) {
  return [{ from_name: 'sentiment', to_name: 'text', type: 'choices', value: { choices: [label] } }]
}
