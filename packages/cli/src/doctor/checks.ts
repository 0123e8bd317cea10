import type { Check } from './check.ts'
import { backendConnected } from './checks/backend-connected.ts'
import { backendReachable } from './checks/backend-reachable.ts'
import { backendState } from './checks/backend-state.ts'
import { clock } from './checks/clock.ts'
import { containerLoopback } from './checks/container-loopback.ts'
import { interactive } from './checks/interactive.ts'
import { labelConfig } from './checks/label-config.ts'
import { labelStudioReachable } from './checks/label-studio-reachable.ts'
import { labelStudioRights } from './checks/label-studio-rights.ts'
import { labelStudioToken } from './checks/label-studio-token.ts'
import { labelStudioVersion } from './checks/label-studio-version.ts'
import { mediaFile } from './checks/media-file.ts'
import { project } from './checks/project.ts'
import { shownPredictions } from './checks/shown-predictions.ts'
import { versions } from './checks/versions.ts'
import { webhook } from './checks/webhook.ts'
import { webhookAccess } from './checks/webhook-access.ts'
import { webhookDelivery } from './checks/webhook-delivery.ts'

/** Everything that the doctor checks, in the order in which it does. */
export const checks: readonly Check[] = [
  labelStudioReachable,
  labelStudioToken,
  labelStudioRights,
  labelStudioVersion,
  project,
  backendReachable,
  labelConfig,
  backendConnected,
  backendState,
  containerLoopback,
  webhook,
  webhookAccess,
  webhookDelivery,
  versions,
  shownPredictions,
  interactive,
  mediaFile,
  clock,
]
