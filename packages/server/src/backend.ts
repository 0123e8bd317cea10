import type { ModelClass } from '@label-studio-ml/sdk'
import type { FastifyBaseLogger } from 'fastify'
import type { RequestLimits } from './app/request-limits.ts'
import type { BodyMemory } from './http/body-memory.ts'
import type { ModelHost } from './models/model-host.ts'
import type { VersionFallback } from './models/version-fallback.ts'
import type { YieldToEventLoop } from './models/yield-to-event-loop.ts'
import type { Metrics } from './observability/metrics.ts'
import type { ParseConfig } from './projects/label-config-cache.ts'
import type { ProjectBook } from './projects/project-book.ts'
import type { Storage } from './storage/storage.ts'
import type { TrainingPolicy } from './training/training-policy.ts'
import type { ArtifactStore } from './versions/artifact-store.ts'
import type { PromoteVersion } from './versions/publish-version.ts'
import type { VersionRegistry } from './versions/version-registry.ts'

/** What the handlers of the routes work with. */
export interface Backend {
  yieldToEventLoop: YieldToEventLoop
  ModelClass: ModelClass
  parseConfig: ParseConfig
  projects: ProjectBook
  versions: VersionRegistry
  artifacts: ArtifactStore
  promoteVersion: PromoteVersion
  host: ModelHost
  fallback: VersionFallback
  /** Undefined for a model without `fit`. */
  policy: TrainingPolicy | undefined
  storage: Storage
  bodyMemory: BodyMemory
  metrics: Metrics
  log: FastifyBaseLogger
  limits: RequestLimits
}
