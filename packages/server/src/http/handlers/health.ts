import type { Backend } from '../../backend.ts'
import type { Handler } from '../handler.ts'

/** Answered from memory, whatever the model does. */
export function createHealthHandler({ ModelClass }: Backend): Handler<'health'> & Handler<'root'> {
  const answer = { status: 'UP', model_class: ModelClass.name } as const
  return () => answer
}
