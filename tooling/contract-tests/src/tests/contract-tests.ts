import type { ContractTest } from '../contract-test.ts'
import { accessTests } from './access.ts'
import { basePathTests } from './base-path.ts'
import { connectorRouteTests } from './connector-routes.ts'
import { documentationTests } from './documentation.ts'
import { eventTests } from './events.ts'
import { generationTests } from './generations.ts'
import { healthTests } from './health.ts'
import { hostileBodyTests } from './hostile-bodies.ts'
import { interactiveTests } from './interactive.ts'
import { learnedAnswerTests } from './learned-answers.ts'
import { otherLabelConfigTests } from './other-label-configs.ts'
import { predictTests } from './predict.ts'
import { recordedTrafficTests } from './recorded-traffic.ts'
import { restartTests } from './restart.ts'
import { secretTests } from './secrets.ts'
import { setupTests } from './setup.ts'
import { trainedVersionTests } from './trained-versions.ts'
import { trainingTests } from './training.ts'
import { unknownRouteTests } from './unknown-routes.ts'

/** Every test of the contract, by topic. */
export const contractTests: Record<string, readonly ContractTest[]> = {
  health: healthTests,
  setup: setupTests,
  'the routes of the connector': connectorRouteTests,
  predict: predictTests,
  'predict, generation by generation': generationTests,
  'other label configs': otherLabelConfigTests,
  interactive: interactiveTests,
  events: eventTests,
  'base paths': basePathTests,
  access: accessTests,
  secrets: secretTests,
  'recorded traffic': recordedTrafficTests,
  'hostile bodies': hostileBodyTests,
  'unknown routes': unknownRouteTests,
  training: trainingTests,
  'trained versions': trainedVersionTests,
  'what is learned': learnedAnswerTests,
  documentation: documentationTests,
  restart: restartTests,
}
