import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isBackendError, type Task } from '@label-studio-ml/protocol'
import type { LabelConfig } from '@label-studio-ml/sdk'
import type { LabelStudioClient } from '@label-studio-ml/sdk/label-studio'
import { defineCheck } from '../check.ts'

/** Tasks that are looked at for one with a file. */
const tasksLookedAt = 50
/** More of a file is not fetched: that it comes is enough. */
const limitBytes = 64 * 1024 ** 2
const timeoutMs = 10_000
const mediaTags = new Set(['Image', 'Audio', 'AudioPlus', 'Video', 'Pdf', 'TimeSeries'])

export const mediaFile = defineCheck({
  id: 'media-file',
  title: 'A file of a task',
  looks: `Fetches one file as models do, of the first of ${tasksLookedAt} tasks that has one (an image, a sound, a table …), with the key; it is deleted again.`,
  problems: {
    unavailable: {
      outcome: 'failed',
      when: 'it cannot be fetched',
      fix: 'See the reason: the file is gone, its bucket is not connected as a storage of the project, or the key may not read it',
    },
    unsupported: {
      outcome: 'failed',
      when: 'the task names it in a way that leads to no file',
      fix: 'Import tasks with URLs (http, https, s3, gs, azure-blob, data) or paths of Label Studio (/data/upload/…)',
    },
    privateAddress: {
      outcome: 'warning',
      when: 'it is at a private address: the backend fetches it only when it is told to',
      fix: 'Add the host to MEDIA_ALLOWED_HOSTS of the backend',
    },
  },
  run: async ({ given, client, project, labelConfig }) => {
    const config = await labelConfig.known()
    const found = await firstFile(await client.known(), (await project.known()).id, config)
    if (found === 'no files') return { ok: 'the label config shows no files' }
    if (!found) return { skipped: `none of the first ${tasksLookedAt} tasks has a file` }
    const { task, field, url } = found
    const which = `"${field}" of task ${task.id}`
    try {
      const bytes = await fetchFile(url, task, await client.known(), given.labelStudio.ca)
      return { ok: `${which} was fetched, ${bytes} bytes` }
    } catch (error) {
      if (!isBackendError(error)) throw error
      const seen = `${which}: ${error.message}`
      switch (error.code) {
        case 'MEDIA_TOO_LARGE':
          return { ok: `${which} comes; it has more than ${limitBytes / 1024 ** 2} MB and was not fetched whole` }
        case 'MEDIA_UNSUPPORTED':
          return { problem: 'unsupported', seen }
        case 'MEDIA_REFUSED':
          return { problem: 'privateAddress', seen }
        default:
          return { problem: 'unavailable', seen }
      }
    }
  },
})

/** The first URL that an object tag for files shows. */
async function firstFile(client: LabelStudioClient, project: number, { objects }: LabelConfig) {
  const shown = objects.filter((object) => mediaTags.has(object.tag) || object.attribute('valueType') === 'url')
  const fields = shown.flatMap((object) => object.field ?? [])
  if (fields.length === 0) return 'no files'
  let looked = 0
  for await (const { id, data } of client.tasks.list(project, { pageSize: tasksLookedAt })) {
    for (const field of fields) {
      const [url] = [(data as Record<string, unknown>)[field]].flat()
      if (typeof url === 'string' && url !== '') return { task: { id, data }, field, url }
    }
    looked += 1
    if (looked === tasksLookedAt) return undefined
  }
  return undefined
}

async function fetchFile(url: string, task: Task, labelStudio: LabelStudioClient, ca: string | undefined) {
  const { createMedia } = await import('@label-studio-ml/sdk/media')
  const cacheFolder = await mkdtemp(join(tmpdir(), 'label-studio-ml-doctor-'))
  const media = createMedia({ cacheFolder, labelStudio, ca, timeoutMs, fileLimitBytes: limitBytes })
  try {
    return (await stat(await media.getLocalPath(url, task))).size
  } finally {
    await media.close()
    await rm(cacheFolder, { recursive: true, force: true })
  }
}
