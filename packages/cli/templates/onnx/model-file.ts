import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { ControlTag } from '@label-studio-ml/sdk'
import { z } from 'zod'

/** "Extra params" of the model in Label Studio. */
export const modelFileParams = z.strictObject({ model_file: z.string().min(1).optional() })

/**
 * The model's file: `model_path` of the control tag, `model_file` in the extra params, MODEL_FILE, or `model.onnx` beside
 * package.json. Throws when there is none.
 */
export function modelFileOf(control: ControlTag, { model_file: ofProject }: z.infer<typeof modelFileParams>): string {
  const { MODEL_FILE } = process.env
  const beside = fileURLToPath(new URL('../model.onnx', import.meta.url))
  const file = control.attribute('model_path') || ofProject || MODEL_FILE || beside
  if (existsSync(file)) return file
  throw new Error(`There is no model at ${file}: put one there, or name it in MODEL_FILE`)
}
