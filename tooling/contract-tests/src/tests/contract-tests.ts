import type { ContractTest } from '../contract-test.ts'
import { accessTests } from './access.ts'
import { basePathTests } from './base-path.ts'
import { connectorRouteTests } from './connector-routes.ts'
import { eventTests } from './events.ts'
import { generationTests } from './generations.ts'
import { healthTests } from './health.ts'
import { hostileTests } from './hostile.ts'
import { interactiveTests } from './interactive.ts'
import { predictTests } from './predict.ts'
import { recordedTrafficTests } from './recorded-traffic.ts'
import { restartTests } from './restart.ts'
import { secretTests } from './secrets.ts'
import { setupTests } from './setup.ts'
import { trainingTests } from './training.ts'

/** Every test of the contract, by subject. */
export const contractTests: Record<string, readonly ContractTest[]> = {
  health: healthTests,
  setup: setupTests,
  'the routes of the connector': connectorRouteTests,
  predict: predictTests,
  'predict, generation by generation': generationTests,
  interactive: interactiveTests,
  events: eventTests,
  'base paths': basePathTests,
  access: accessTests,
  secrets: secretTests,
  'recorded traffic': recordedTrafficTests,
  'hostile requests': hostileTests,
  training: trainingTests,
  restart: restartTests,
}
