import { requireFit } from '@label-studio-ml/sdk'
import type { Backend } from '../../backend.ts'
import type { Handler } from '../handler.ts'

/** Whether the model can fill a label config; the error says why not. */
export function createValidateHandler({ ModelClass, parseConfig }: Backend): Handler<'validate'> {
  return async ({ body }) => {
    requireFit(await parseConfig(body.config), ModelClass)
    return { status: 'ok' }
  }
}
