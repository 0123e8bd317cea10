export type { LookUpAll } from './guarded-connection/guarded-connector.ts'
export { createMedia, type Media, type MediaOptions } from './media/create-media.ts'
export type { FilesOfLabelStudio, MediaProject, TaskCredentials, TaskFiles } from './media/task-files.ts'
