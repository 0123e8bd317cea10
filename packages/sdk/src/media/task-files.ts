import type { Task } from '@label-studio-ml/protocol'
import type { LabelStudioClient } from '../label-studio/label-studio-client.ts'

/** Opens the files that tasks name. */
export interface TaskFiles {
  /**
   * The path of the file that a URL of a task leads to; it is fetched once and then kept for a while, so read it, and neither
   * change nor move it. Throws a BackendError `MEDIA_…` that says why there is none.
   * @param task the task itself: URLs of buckets (`s3://…`) are resolved for it
   */
  getLocalPath(url: string, task?: Task): Promise<string>
}

/** Credentials of the project for the URLs of its tasks. */
export interface TaskCredentials {
  user: string
  password: string
}

/** What is used of a client; one that only fetches files can be less than a whole one. */
export interface FilesOfLabelStudio extends Pick<LabelStudioClient, 'url' | 'authorization'> {
  tasks: Pick<LabelStudioClient['tasks'], 'get'>
}

/** Whose tasks name the files. */
export interface MediaProject {
  /** The id of the project in Label Studio's URLs. */
  id?: string | undefined
  /** Tells it from projects of other Label Studios: what only its tasks may read is kept apart. Default: the id. */
  uid?: string | undefined
  /** Gives the client of the project's Label Studio; undefined while there is none. */
  labelStudio?: (() => FilesOfLabelStudio | undefined | Promise<FilesOfLabelStudio | undefined>) | undefined
  /** What a message says when there is no client. */
  missingReason?: (() => string) | undefined
  /** Basic credentials for http(s) URLs outside of Label Studio. */
  credentials?: (() => TaskCredentials | undefined) | undefined
}
