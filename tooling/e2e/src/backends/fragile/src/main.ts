import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { LabelStudioMLBase, type PredictContext, type Task } from '@label-studio-ml/sdk'
import { serve } from '@label-studio-ml/server'

const { FAULT_FOLDER = '', FRAGILE_VERSION = '1.0.0' } = process.env

function failWhileBroken(part: string): void {
  if (existsSync(join(FAULT_FOLDER, part))) throw new Error(`${part} is broken on purpose`)
}

/** Breaks and heals as a test likes: setup() fails while there is a file `setup`, every task with a digit while `predict`. */
class Fragile extends LabelStudioMLBase<'Choices'> {
  static override needs = [{ control: 'Choices', object: 'Text' }]
  static override version = FRAGILE_VERSION

  override setup() {
    failWhileBroken('setup')
  }

  override predict(task: Task, { control }: PredictContext<'Choices'>) {
    const text = String(task.data.text)
    if (text === 'nothing') return null
    if (/\d/.test(text)) failWhileBroken('predict')
    return control.choose(control.labels[0]?.name ?? '', { score: 0.75 })
  }
}

await serve(Fragile)
