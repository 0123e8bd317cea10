import type { Backend } from '../../backend.ts'
import type { Handler } from '../handler.ts'

/**
 * Answered from memory, whatever the model does. With several projects the version is the one made last. Fails
 * when MODEL_DIR is lost: Label Studio shows that on the model's page, and who watches the process restarts it.
 */
export function createHealthHandler({ ModelClass, storage, versions }: Backend): Handler<'health'> & Handler<'root'> {
  return () => {
    storage.assertInPlace()
    return {
      status: 'UP',
      model_class: ModelClass.name,
      model_version: versions.newest?.version ?? versions.untrainedName,
    }
  }
}
