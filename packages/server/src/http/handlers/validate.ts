import { firstFit } from '@label-studio-ml/sdk'
import type { Backend } from '../../backend.ts'
import type { Handler } from '../handler.ts'

/** Whether the model can fill a label config; the error says why not. */
export function createValidateHandler({ ModelClass, parseConfig }: Backend): Handler<'validate'> {
  return ({ body }) => {
    firstFit(parseConfig(body.config), ModelClass.needs)
    return { status: 'ok' }
  }
}
