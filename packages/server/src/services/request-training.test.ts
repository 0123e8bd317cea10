import { describe, expect, it, vi } from 'vitest'
import type { JobFilter, JobQueue, JobRecord } from '../jobs/job-queue.ts'
import type { VersionFallback } from '../models/version-fallback.ts'
import { RequestLog } from '../observability/request-log.ts'
import { ProjectStore } from '../projects/project-store.ts'
import type { TrainingPolicy } from '../training/training-policy.ts'
import type { VersionRegistry } from '../versions/version-registry.ts'
import { createListVersions } from './list-versions.ts'
import { createJobStatus, createStartTraining, createTrainingStatus } from './request-training.ts'

const failed = {
  id: 'j1',
  project: '7.1',
  state: 'failed',
  error: 'no data',
  endedAt: 'then',
  progress: 0.5,
  result: null,
}
const started = { id: 'j2', project: '8.1', state: 'started', error: null, endedAt: null, progress: 0, result: null }
const finished = { ...started, id: 'j3', state: 'finished', progress: 1, result: { version: 'v2' } }

function create({ isTrainable = true } = {}) {
  const records = [failed, started, finished] as JobRecord[]
  const jobs = {
    get: async (id: string) => records.find((job) => job.id === id),
    list: async ({ project, states }: JobFilter) =>
      records.filter((job) => (!project || job.project === project) && (!states || states.includes(job.state))),
  } as unknown as JobQueue
  const policy = { request: vi.fn(async () => 'j4') } as unknown as TrainingPolicy
  const uids = ['7.1', '8.1']
  const projects = new ProjectStore({
    all: async () => uids.map((uid) => ({ uid, labelConfig: null, extraParams: null })),
    get: async () => undefined,
    put: async () => {},
    remove: async () => {},
  })
  const servingVersion = async (project: string) => `serves ${project}`
  const warnings: string[] = []
  const log = new RequestLog({ info: () => {}, warn: (_: object, text?: string) => void warnings.push(text!) }, 'r1')
  const versions = { of: () => [{ version: 'v2', trainOutput: { accuracy: 0.9 } }] } as unknown as VersionRegistry
  const trained = { jobs, projects, versions, servingVersion, modelName: 'Fixed' }
  const options = { ...trained, policy: isTrainable ? policy : undefined }
  return { options, projects, log, warnings }
}

describe('trainings', () => {
  it('are asked for by project, and refused with the reason for a model that does not learn', async () => {
    const learning = create()
    expect(await createStartTraining(learning.options)('7.1', '/train', learning.log)).toEqual({
      status: 'ok',
      job: 'j4',
    })
    const fixed = create({ isTrainable: false })
    const detail = 'Fixed has no fit, so there is nothing to train.'
    expect(await createStartTraining(fixed.options)('7.1', '/train', fixed.log)).toEqual({ status: 'ignored', detail })
    expect(fixed.warnings).toEqual([detail])
  })

  it('have a status by the id of their job', async () => {
    const jobStatus = createJobStatus(create().options)
    expect(await jobStatus('j1')).toEqual({ job_status: 'failed', job: 'j1', progress: 0.5, error: 'no data' })
    expect(await jobStatus('j3')).toEqual({
      job_status: 'finished',
      job: 'j3',
      progress: 1,
      model_version: 'v2',
      train_output: { accuracy: 0.9 },
    })
    await expect(jobStatus('j9')).rejects.toMatchObject({ code: 'JOB_UNKNOWN' })
  })

  it('are shown for one project, or for the one that runs', async () => {
    const { options, projects } = create()
    await projects.load()
    const trainingStatus = createTrainingStatus(options)
    expect(await trainingStatus('7')).toEqual({
      is_training: false,
      model_version: 'serves 7.1',
      last_failure: { project: '7.1', job_id: 'j1', error: 'no data', ended_at: 'then' },
    })
    expect(await trainingStatus(undefined)).toMatchObject({ is_training: true, job_id: 'j2' })
  })
})

describe('the list of versions', () => {
  const versions = {
    of: (project: string) => (project === '7.1' ? ['v1', 'v2', 'v3'] : []).map((version) => ({ version })),
  }
  const unusable = { project: '7.1', version: 'v2', error: 'damaged' }

  it('has the version that serves first, then the usable ones, newest first, and what failed', async () => {
    const { options, projects } = create()
    await projects.load()
    const fallback = { unusable: () => [unusable] } as unknown as VersionFallback
    const listVersions = createListVersions({ ...options, versions: versions as unknown as VersionRegistry, fallback })
    const training_failures = [{ project: '7.1', job_id: 'j1', error: 'no data', ended_at: 'then' }]
    expect(await listVersions(7)).toEqual({
      versions: ['serves 7.1', 'v3', 'v1'],
      unusable: [unusable],
      training_failures,
    })
    expect((await listVersions(undefined)).versions).toEqual(['serves 7.1', 'v3', 'v1', 'serves 8.1'])
    expect(await listVersions('8.1')).toEqual({ versions: ['serves 8.1'] })
  })
})
