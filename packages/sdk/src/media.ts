export { createMedia, type Media, type MediaOptions } from './media/create-media.ts'
export type { LookUpAll } from './media/guarded-agent.ts'
export type { FilesOfLabelStudio, MediaProject, TaskCredentials, TaskFiles } from './media/task-files.ts'
