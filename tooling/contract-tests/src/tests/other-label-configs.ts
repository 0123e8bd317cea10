import type { BackendError } from '@label-studio-ml/protocol'
import { type LabelConfig, parseLabelConfig, sampleTask } from '@label-studio-ml/sdk'
import { checkPrediction, type PredictionProblem } from '@label-studio-ml/sdk/host'
import { expect } from 'vitest'
import { connector, type Project } from '../context/project.ts'
import type { ContractTest } from '../contract-test.ts'
import { knownLabelConfigs } from '../sample/known-label-configs.ts'

const tasksOfEach = 3
const refusals = ['LABEL_CONFIG_UNFIT', 'LABEL_CONFIG_TAG', 'LABEL_CONFIG_SYNTAX']

/** What a backend says to label configs that nobody thought of when it was written. */
export const otherLabelConfigTests: ContractTest[] = [
  {
    title: 'label configs of all kinds are refused with the reason, or predicted',
    cites: ['setup/refusal-is-shown', 'predict/slot-per-task', 'predict/regions-fit-the-config'],
    run: async ({ project, call }) => {
      for (const { name, xml } of knownLabelConfigs()) await setUpOrRefuse(project(), name, xml)
      expect(await call({ method: 'GET', path: '/health', headers: connector })).toMatchObject({ status: 200 })
    },
  },
]

async function setUpOrRefuse(owner: Project, name: string, xml: string): Promise<void> {
  const { status, json } = await owner.post('/setup', { project: owner.uid, schema: xml })
  if (status !== 200) {
    expect({ name, status, code: (json?.error as BackendError | undefined)?.code }).toEqual({
      name,
      status: 400,
      code: expect.toBeOneOf(refusals),
    })
    return
  }
  const config = parseLabelConfig(xml)
  const tasks = Array.from({ length: tasksOfEach }, (_, seed) => sampleTask(config, { seed, id: seed + 1 }))
  const answer = await owner.predict(tasks, { label_config: xml })
  expect({ name, status: answer.status }).toEqual({ name, status: 200 })
  const slots = answer.json?.results as unknown[]
  expect({ name, count: slots.length }).toEqual({ name, count: tasksOfEach })
  const predictions = slots.filter((slot) => !Array.isArray(slot))
  expect({ name, problems: predictions.flatMap((slot) => problemsOf(slot, config)) }).toEqual({ name, problems: [] })
}

/** Nobody says at which level a backend checks what it sends: what it sends must be right at one of them. */
function problemsOf(prediction: unknown, config: LabelConfig): PredictionProblem[] {
  const strict = checkPrediction(prediction, config)
  return checkPrediction(prediction, config, { level: 'labelStudio' }).length > 0 ? strict : []
}
