import type { Backend } from '../../backend.ts'
import type { Handler } from '../handler.ts'

/** Answered from memory, whatever the model does. With several projects the version is the one made last. */
export function createHealthHandler({ ModelClass, versions }: Backend): Handler<'health'> & Handler<'root'> {
  return () => ({
    status: 'UP',
    model_class: ModelClass.name,
    model_version: versions.newest?.version ?? versions.untrainedName,
  })
}
