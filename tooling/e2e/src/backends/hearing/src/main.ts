import { appendFileSync } from 'node:fs'
import {
  isKnownEvent,
  LabelStudioMLBase,
  type PredictContext,
  type Task,
  type WebhookEvent,
} from '@label-studio-ml/sdk'
import { serve } from '@label-studio-ml/server'
import { z } from 'zod'

const { HEARD_FILE = '' } = process.env

/** Writes what it hears into a file, a line for each event, and is as sure as the extra params say. */
class Hearing extends LabelStudioMLBase<'Choices', typeof Hearing.params> {
  static override needs = [{ control: ['Taxonomy', 'Choices'], object: ['HyperText', 'Text'] }]
  static override params = z.strictObject({ sureness: z.number().min(0).max(1) })
  static override version = '1.0.0'

  override predict(_task: Task, { control }: PredictContext<'Choices'>) {
    return control.choose(control.labels[0]?.name ?? '', { score: this.params.sureness })
  }

  override onEvent(event: WebhookEvent) {
    const tasks = isKnownEvent(event) && event.action === 'TASKS_CREATED' ? event.tasks : undefined
    appendFileSync(HEARD_FILE, `${[event.action, ...(tasks?.map(({ id }) => id) ?? [])].join(' ')}\n`)
    if (event.action === 'ANNOTATION_CREATED') throw new Error('heard, and failed on purpose')
  }
}

await serve(Hearing)
