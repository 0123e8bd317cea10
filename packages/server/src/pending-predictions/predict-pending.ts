import { JobCanceled, type JobContext, type JobRecord } from '../jobs/job-queue.ts'
import type { LabelStudioAccess } from '../label-studio/label-studio-access.ts'
import { withBackOff } from './back-off.ts'
import { createDelivery, type DeliveryParts, type PredictionJobResult } from './deliver-predictions.ts'

export interface PredictPendingOptions extends DeliveryParts {
  labelStudio: Pick<LabelStudioAccess, 'clientOf' | 'missingReason'>
}

/** Before each further try while Label Studio is away; the last one is repeated. */
const pausesMs = [1000, 2000, 5000, 10_000, 30_000, 60_000, 300_000]

/** Tasks that are looked at together; a request may keep the job from some of them. */
const readAtOnce = 5000

/**
 * Predicts what waits of a project, and writes it into Label Studio, until nothing is left. A task waits until it is
 * delivered, so whatever kills the process costs nothing: the job begins again, and Label Studio knows what it has.
 */
export function createPredictPending(options: PredictPendingOptions) {
  const { driver, labelStudio } = options
  return async ({ project }: JobRecord, context: JobContext): Promise<PredictionJobResult> => {
    const client = await labelStudio.clientOf(project)
    if (!client) throw new JobCanceled(labelStudio.missingReason(project))
    const delivery = createDelivery({ ...options, project, client, context })
    const backOff = { pausesMs, signal: context.signal, isWorthAnotherTry, onRetry: createRetryLog(context) }
    /** Each try reads again what waits, so that nothing is counted twice. */
    const deliverSome = async (gotOn: () => void) => {
      const pending = await driver.read(project, readAtOnce)
      if (pending.tasks.length === 0 && !pending.all) return false
      await delivery.deliver(pending, gotOn)
      return true
    }
    while (await withBackOff(deliverSome, backOff)) {}
    return delivery.result()
  }
}

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

const hopeless = new Set(['PREDICTION_FAILED', 'LABEL_STUDIO_ADDRESS_REFUSED'])

/** A restart of Label Studio, a token that is changed, a model that is restored: the tasks wait for a day. */
function isWorthAnotherTry(error: unknown, idleMs: number): boolean {
  const { code = '' } = error as { code?: string }
  if (code.startsWith('LABEL_CONFIG_') || hopeless.has(code)) return false
  return idleMs < (code === 'LABEL_STUDIO_NOT_FOUND' ? 10 * minuteMs : dayMs)
}

/** A line for each new problem, not for each try. */
function createRetryLog(context: JobContext): (error: unknown, pauseMs: number) => void {
  let last = ''
  return (error, pauseMs) => {
    const problem = error instanceof Error ? error.message : String(error)
    if (problem !== last) context.log(`tries again in ${pauseMs / 1000} s, then ever more slowly: ${problem}`)
    last = problem
  }
}
