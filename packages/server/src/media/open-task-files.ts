import { join } from 'node:path'
import type { Media, TaskFiles } from '@label-studio-ml/sdk/media'
import type { LabelStudioAccess } from '../label-studio/label-studio-access.ts'
import { labelStudioId } from '../label-studio/label-studio-settings.ts'
import type { MediaSettings } from './media-settings.ts'
import { taskCredentials } from './task-credentials.ts'

export interface OpenTaskFilesOptions {
  modelDir: string
  settings: MediaSettings | undefined
  /** Certificates (PEM) of LABEL_STUDIO_CA_FILE. */
  ca: string | undefined
  access: LabelStudioAccess
}

/** The files of the tasks of every project, in one cache. */
export interface TaskFilesOfProjects {
  of(project: string): TaskFiles
  close(): Promise<void>
}

/** A server and a training process have one each. Nothing is loaded or made before a model opens the first file. */
export function openTaskFiles(options: OpenTaskFilesOptions): TaskFilesOfProjects {
  const { access } = options
  let loading: Promise<Media> | undefined
  const media = () => {
    loading ??= loadMedia(options)
    return loading
  }
  return {
    of: (project) => {
      const opening = async () =>
        (await media()).forProject({
          id: labelStudioId(project)?.toString(),
          uid: project,
          labelStudio: () => access.clientOf(project),
          missingReason: () => access.missingReason(project),
          credentials: taskCredentials,
        })
      let files: Promise<TaskFiles> | undefined
      return {
        getLocalPath: async (url, task) => {
          files ??= opening()
          return (await files).getLocalPath(url, task)
        },
      }
    },
    close: async () => (await loading?.catch(() => undefined))?.close(),
  }
}

async function loadMedia({ modelDir, settings, ca }: OpenTaskFilesOptions): Promise<Media> {
  const { createMedia } = await import('@label-studio-ml/sdk/media')
  return createMedia({ ...settings, ca, cacheFolder: join(modelDir, 'media') })
}
