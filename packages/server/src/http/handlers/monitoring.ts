import type { Metrics } from '../../observability/metrics.ts'
import type { Storage } from '../../storage/storage.ts'
import type { VersionRegistry } from '../../versions/version-registry.ts'
import { readApiPage } from '../api-page.ts'
import type { Handler, Handlers } from '../handler.ts'

export interface BackendState {
  modelName: string
  storage: Pick<Storage, 'assertInPlace'>
  versions: Pick<VersionRegistry, 'newest' | 'untrainedName'>
  metrics: Pick<Metrics, 'text'>
}

type MonitoringRoute = 'health' | 'root' | 'metrics' | 'openApiDocument' | 'docs'

/** What the backend says about itself. The document and its page work below any base path. */
export function createMonitoringHandlers(state: BackendState): Handlers<MonitoringRoute> {
  const health = createHealthHandler(state)
  let document: Promise<string> | undefined
  return {
    health,
    root: health,
    metrics: () => state.metrics.text(),
    openApiDocument: () => {
      document ??= writeOpenApiDocument()
      return document
    },
    docs: readApiPage,
  }
}

/** Few ask for the document: the generator is loaded for the first who does, not when the server starts. */
async function writeOpenApiDocument(): Promise<string> {
  const { createOpenApiDocument } = await import('@label-studio-ml/protocol/openapi')
  return JSON.stringify(createOpenApiDocument({ server: '.' }))
}

/**
 * Answered from memory, whatever the model does. With several projects the version is the one made last. Fails
 * when MODEL_DIR is lost: Label Studio shows that on the model's page, and a supervisor restarts the process.
 */
function createHealthHandler({ modelName, storage, versions }: BackendState): Handler<'health'> & Handler<'root'> {
  return () => {
    storage.assertInPlace()
    return {
      status: 'UP',
      model_class: modelName,
      model_version: versions.newest?.version ?? versions.untrainedName,
    }
  }
}
