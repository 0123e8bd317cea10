export { BackendError, type ErrorBody, errorBodySchema, isBackendError } from './backend-error.ts'
export { type ErrorCode, type ErrorEntry, errorCatalogue } from './error-catalogue.ts'
export { type Prediction, predictionSchema } from './prediction.ts'
export { type ProjectPayload, projectPayloadSchema, projectUid } from './project.ts'
export type { TrainingFailure } from './routes/jobs.ts'
export {
  type PredictContextPayload,
  type PredictRequest,
  type PredictResponse,
  predictRequestSchema,
  predictResponseSchema,
  type SetupRequest,
  type SetupResponse,
  setupRequestSchema,
  setupResponseSchema,
} from './routes/prediction.ts'
export type { ErrorAnswer, LongLists, Route, RouteAnswer } from './routes/route.ts'
export { type RouteBody, type RouteId, type RouteQuery, type RouteResponse, routes } from './routes/routes.ts'
export { type AcceptedResponse, type TrainRequest, trainRequestSchema, trainTasks } from './routes/training.ts'
export type { VersionsResponse } from './routes/versions.ts'
export { controlTags, type RegionOf, type TagName, tagSpecOf } from './tags/control-tags.ts'
export { exampleRegion, labelConfigOf, type TagFormat, type TagSpec } from './tags/define-tag.ts'
export { type ObjectTagName, objectTags } from './tags/object-tags.ts'
export {
  type PredictedRegion,
  predictedRegionSchema,
  regionJsonSchemaOf,
  regionSchemaOf,
} from './tags/predicted-region.ts'
export type { Relation } from './tags/relations.ts'
export { type ValueField, valueFields } from './tags/value-fields.ts'
export { type Annotation, annotationSchema, type Region, regionSchema, type Task, taskSchema } from './task.ts'
export { isKnownEvent, type KnownEvent, type WebhookEvent, webhookEventSchema } from './webhook-events.ts'
