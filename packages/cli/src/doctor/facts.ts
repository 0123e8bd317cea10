import type { LabelConfig } from '@label-studio-ml/sdk'
import type {
  ConnectedBackend,
  LabelStudioClient,
  LabelStudioProject,
  LabelStudioUser,
  LabelStudioVersion,
  Webhook,
} from '@label-studio-ml/sdk/label-studio'
import type { BackendAnswer } from '../backend/ask-backend.ts'
import type { BackendSettings } from '../settings/backend-settings.ts'
import type { LabelStudioSettings } from '../settings/label-studio-settings.ts'
import type { Fact } from './fact.ts'

/** What a user told the doctor. */
export interface Given {
  labelStudio: LabelStudioSettings
  backend: BackendSettings
  project: number | undefined
  /** False: the connection is meant for predictions alone, and its webhook is not looked at. */
  webhook: boolean
  /** Make Label Studio send one event to the webhooks of the project. */
  sendEvent: boolean
  /** Milliseconds until that event must have arrived. */
  eventTimeoutMs: number
  /** This program runs in a container. */
  isInContainer: boolean
}

/** What the checks look at. Each fact is looked up when the first check wants it. */
export interface Facts extends LabelStudioFacts, BackendFacts {
  given: Given
}

export interface LabelStudioFacts {
  client: Fact<LabelStudioClient>
  /** `aheadMs`: how far the clock of Label Studio is ahead of ours. */
  version: Fact<LabelStudioVersion & { aheadMs: number | undefined }>
  user: Fact<LabelStudioUser>
  project: Fact<LabelStudioProject>
  labelConfig: Fact<LabelConfig>
  /** The models of the project, after Label Studio asked each for its health and version. */
  backends: Fact<ConnectedBackend[]>
  /** Those of the project, wherever they go. */
  allWebhooks: Fact<Webhook[]>
}

export interface BackendFacts {
  /** The address of the backend: as it was given, or that of the project's only model. */
  backendUrl: Fact<string>
  /** The model of the project that is examined. */
  backend: Fact<ConnectedBackend>
  health: Fact<BackendAnswer>
  /** The same, when the backend is well and lets us in. */
  healthy: Fact<BackendAnswer>
  /** What the backend answers to the `/setup` that Label Studio sends. */
  setup: Fact<BackendAnswer>
  /** The webhooks of the project that go to the backend. */
  webhooks: Fact<Webhook[]>
}
