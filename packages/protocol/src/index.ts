export { type Annotation, annotationSchema } from './annotation.ts'
export { ClientError, type ClientErrorCode } from './client/client-error.ts'
export { type Client, type ClientOptions, createClient } from './client/create-client.ts'
export type { CallOptions } from './client/send-request.ts'
export { BackendError, isBackendError } from './errors/backend-error.ts'
export { type ErrorBody, errorBodySchema, errorCodeSchema } from './errors/error-body.ts'
export { type ErrorCode, errorCatalogue } from './errors/error-catalogue.ts'
export {
  isKnownEvent,
  type KnownEvent,
  knownEventSchema,
  type OtherEvent,
  type WebhookEvent,
  webhookEventSchema,
} from './events/webhook-event.ts'
export {
  type CancelTrainingRequest,
  type CancelTrainingResponse,
  cancelTrainingRequestSchema,
  cancelTrainingResponseSchema,
} from './messages/cancel-training.ts'
export {
  type DeleteRequest,
  type DeleteResponse,
  deleteRequestSchema,
  deleteResponseSchema,
} from './messages/delete.ts'
export {
  type DuplicateModelRequest,
  type DuplicateModelResponse,
  duplicateModelRequestSchema,
  duplicateModelResponseSchema,
} from './messages/duplicate-model.ts'
export { type HealthResponse, healthResponseSchema } from './messages/health.ts'
export { type IsTrainingResponse, isTrainingResponseSchema } from './messages/is-training.ts'
export {
  type JobRemovedResponse,
  type JobStatus,
  type JobStatusRequest,
  type JobStatusResponse,
  jobRemovedResponseSchema,
  jobStatusRequestSchema,
  jobStatusResponseSchema,
  jobStatusSchema,
} from './messages/job-status.ts'
export {
  type PredictContextPayload,
  type PredictRequest,
  type PredictResponse,
  predictContextSchema,
  predictRequestSchema,
  predictResponseSchema,
} from './messages/predict.ts'
export { type ProjectQuery, projectQuerySchema } from './messages/project-query.ts'
export { type SetupRequest, type SetupResponse, setupRequestSchema, setupResponseSchema } from './messages/setup.ts'
export {
  type AcceptedResponse,
  acceptedResponseSchema,
  type TrainRequest,
  trainRequestSchema,
  trainTasks,
} from './messages/train.ts'
export { type TrainingFailure, trainingFailureSchema } from './messages/training-failure.ts'
export {
  type ValidateRequest,
  type ValidateResponse,
  validateRequestSchema,
  validateResponseSchema,
} from './messages/validate.ts'
export {
  type VersionsRequest,
  type VersionsResponse,
  versionsRequestSchema,
  versionsResponseSchema,
} from './messages/versions.ts'
export { type ModelVersion, modelVersionSchema } from './model-version.ts'
export { createOpenApiDocument, type OpenApiDocument } from './openapi/create-open-api-document.ts'
export { type Prediction, predictionSchema } from './prediction.ts'
export { type ProjectPayload, projectPayloadSchema } from './project.ts'
export { type ProjectReference, projectReferenceSchema } from './project-reference.ts'
export { projectIdOf, projectUid } from './project-uid.ts'
export { type Region, regionSchema } from './region.ts'
export { type ChoicesRegion, choicesRegionSchema } from './regions/choices.ts'
export { type LabelsRegion, labelsRegionSchema } from './regions/labels.ts'
export { type OtherRegion, otherRegionSchema } from './regions/other-region.ts'
export { type PredictedRegion, predictedRegionSchema, regionSchemaOf } from './regions/predicted-region.ts'
export { type RectangleLabelsRegion, rectangleLabelsRegionSchema } from './regions/rectangle-labels.ts'
export { type RegionType, regionSchemas } from './regions/region-schemas.ts'
export { type Relation, relationSchema } from './regions/relation.ts'
export type { Route, RouteAnswer } from './routes/route.ts'
export { type RouteBody, type RouteId, type RouteQuery, type RouteResponse, routes } from './routes/routes.ts'
export { successStatus } from './routes/success-status.ts'
export { type StoredPrediction, storedPredictionSchema } from './stored-prediction.ts'
export { type Task, taskSchema } from './task.ts'
