import { expect } from 'vitest'
import type { Project } from '../context/project.ts'
import type { ContractTest } from '../contract-test.ts'
import type { Answer } from '../http/answer.ts'
import type { Sample, SampleTask } from '../sample/sample.ts'
import { expectPredictions } from './expect-predictions.ts'

type Ask = (project: Project, tasks: SampleTask[], sample: Sample) => object

const config = ({ labelConfig }: Sample) => ({ label_config: labelConfig })

/** What /predict gets beside the tasks from releases before 1.12 and from people, after a /setup. */
const requests: [string, Ask][] = [
  [
    '1.0.0, one task',
    ({ uid }, [task], sample) => ({
      tasks: [task],
      project: uid,
      ...config(sample),
      model_version: null,
      params: { login: null, password: null },
    }),
  ],
  [
    '1.0.2, no context',
    ({ uid }, tasks, sample) => ({
      tasks,
      project: uid,
      ...config(sample),
      model_version: '',
      params: { login: '', password: '' },
    }),
  ],
  [
    '1.3, context null',
    ({ uid }, tasks, sample) => ({
      tasks,
      project: uid,
      ...config(sample),
      model_version: 'v1',
      params: { login: null, password: null, context: null },
    }),
  ],
  [
    '1.4 to 1.5, the project’s version',
    ({ uid }, tasks, sample) => ({
      tasks,
      project: uid,
      ...config(sample),
      model_version: 'Backend title',
      params: { login: 'u', password: 'p', context: null },
    }),
  ],
  [
    '1.6 to 1.11, no version',
    ({ uid }, tasks, sample) => ({
      tasks,
      project: uid,
      ...config(sample),
      model_version: null,
      params: { context: null },
    }),
  ],
  [
    'the 0.9 era, completions',
    ({ uid }, tasks, sample) => ({
      tasks: tasks.map((task) => ({ ...task, completions: [{ id: 1, result: [] }], predictions: [] })),
      project: uid,
      ...config(sample),
      params: {},
    }),
  ],
  ['hand, tasks with data only', (_, tasks) => ({ tasks: tasks.map(({ data }) => ({ data })) })],
  ['hand, one task instead of a list', ({ uid }, [task], sample) => ({ tasks: task, project: uid, ...config(sample) })],
  ['hand, params null', ({ uid }, tasks, sample) => ({ tasks, project: uid, ...config(sample), params: null })],
  ['hand, params empty', ({ uid }, tasks, sample) => ({ tasks, project: uid, ...config(sample), params: {} })],
  ['hand, no label config', ({ uid }, tasks) => ({ tasks, project: uid })],
  ['hand, label config null', ({ uid }, tasks) => ({ tasks, project: uid, label_config: null })],
  ['hand, project null', (_, tasks, sample) => ({ tasks, project: null, ...config(sample) })],
  [
    'hand, the bare project id',
    ({ uid }, tasks, sample) => ({ tasks, project: Number(uid.split('.')[0]), ...config(sample) }),
  ],
  [
    'hand, the bare project id as text',
    ({ uid }, tasks, sample) => ({ tasks, project: uid.split('.')[0], ...config(sample) }),
  ],
  ['hand, a project nobody knows', (_, tasks, sample) => ({ tasks, project: '999999999.1', ...config(sample) })],
  ['hand, a project nobody knows and no label config', (_, tasks) => ({ tasks, project: '999999998.1' })],
]

export const generationTests: ContractTest[] = requests.map(([title, ask]) => ({
  title: `/predict as of ${title}`,
  cites: title.startsWith('hand') ? ['predict/by-hand'] : ['predict/grows-by-release'],
  run: async ({ project, sample }) => {
    const owner = project()
    const version = await owner.setUp()
    const body = ask(owner, sample.tasks(2), sample) as { tasks: unknown; project?: unknown }
    const answer: Answer = await owner.post('/predict', body, { 'user-agent': 'heartex/1.3.0' })
    expectPredictions(answer, Array.isArray(body.tasks) ? body.tasks.length : 1, sample)
    const isOwn = String(body.project ?? '').split('.')[0] === owner.uid.split('.')[0]
    if (isOwn) expect(answer.json?.model_version).toBe(version)
  },
}))
