import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { ControlTag } from '@label-studio-ml/sdk'

/**
 * The model's file: `model_path` of the control tag, `model_file` in the extra params, MODEL_FILE, or `model.onnx` beside
 * package.json. Throws when there is none.
 */
export function modelFileOf(control: ControlTag, extraParams: unknown): string {
  const { model_file: ofProject } = (extraParams ?? {}) as { model_file?: string }
  const { MODEL_FILE } = process.env
  const beside = fileURLToPath(new URL('../model.onnx', import.meta.url))
  const file = control.attribute('model_path') || ofProject || MODEL_FILE || beside
  if (existsSync(file)) return file
  throw new Error(`There is no model at ${file}: put one there, or name it in MODEL_FILE`)
}
