import { setTimeout as delay } from 'node:timers/promises'
import { BackendError, type RouteResponse } from '@label-studio-ml/protocol'
import type { OpenBackend } from '../backend/open-backend.ts'

export interface Trained {
  project: string
  version: string
  /** What the training of the version returned. */
  output: Record<string, unknown>
}

/** What a backend calls the project of requests that name none. */
const unnamedProject = 'default'

const pollMs = 300

/**
 * Asks for a training of a project and follows it to its end.
 * @throws BackendError TRAINING_FAILED with the reason; a ClientError when the backend does not answer
 */
export async function followTraining(
  backend: OpenBackend,
  project: string | undefined,
  signal: AbortSignal,
  onProgress: (fraction: number) => void,
): Promise<Trained> {
  const { job, detail } = await backend.client.train({ annotations: [], project }, { signal })
  if (job === undefined) throw failed(detail ?? 'the backend started no training')
  for (;;) {
    const status = await backend.client.jobStatus({ job }, { signal }).catch((error) => {
      const ending = backend.ending()
      throw ending === undefined ? error : failed(`${backend.name} ${ending}`)
    })
    onProgress(status.progress)
    if (status.job_status === 'finished') return trained(project, status)
    if (status.job_status === 'failed') throw failed(status.error ?? 'the log of the backend says why')
    if (status.job_status === 'canceled') throw failed(status.error ?? 'somebody canceled it')
    await delay(pollMs, undefined, { signal })
  }
}

function trained(
  project: string | undefined,
  { model_version: version, train_output: output = {} }: RouteResponse<'jobStatus'>,
): Trained {
  if (version === undefined) throw failed('it finished without a version')
  return { project: project ?? unnamedProject, version, output }
}

function failed(reason: string): BackendError {
  return new BackendError('TRAINING_FAILED', `The training failed: ${reason}`)
}
