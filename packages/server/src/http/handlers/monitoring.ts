import type { Metrics } from '../../observability/metrics.ts'
import type { CheckHealth } from '../../services/check-health.ts'
import { readApiPage } from '../api-page.ts'
import type { Handlers } from '../handler.ts'

export interface MonitoringServices {
  checkHealth: CheckHealth
}

type MonitoringRoute = 'health' | 'root' | 'metrics' | 'openApiDocument' | 'docs'

/** What the backend says about itself. The document and its page work below any base path. */
export function createMonitoringHandlers(
  { checkHealth }: MonitoringServices,
  metrics: Pick<Metrics, 'text'>,
): Handlers<MonitoringRoute> {
  const health = () => {
    const { modelName, version } = checkHealth()
    return { status: 'UP', model_class: modelName, model_version: version } as const
  }
  let document: Promise<string> | undefined
  return {
    health,
    root: health,
    metrics: () => metrics.text(),
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
