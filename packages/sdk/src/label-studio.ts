export type { LookUpAll } from './guarded-connection/guarded-connector.ts'
export { apiKeyOf, expiryOf } from './label-studio/connection/api-key.ts'
export { createLabelStudioClient } from './label-studio/create-label-studio-client.ts'
export type {
  ConnectedBackend,
  ExportOptions,
  ImportedTask,
  ImportStorage,
  LabelStudioClient,
  LabelStudioClientOptions,
  LabelStudioProject,
  LabelStudioTask,
  LabelStudioUser,
  LabelStudioVersion,
  NewBackend,
  NewPrediction,
  NewWebhook,
  ProjectChange,
  ProxyVariables,
  StoredPrediction,
  TaskFilter,
  TaskListOptions,
  Webhook,
} from './label-studio/label-studio-client.ts'
