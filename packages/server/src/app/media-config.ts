import { resolve } from 'node:path'
import { z } from 'zod'
import type { MediaSettings } from '../media/media-settings.ts'

const text = z.string().min(1).optional()

/** The variables about the files of tasks; the last has the two prefixes that Label Studio's own settings may have. */
export const mediaVariables = {
  MEDIA_CACHE_MB: z.coerce.number().positive().default(2048),
  MEDIA_CACHE_HOURS: z.coerce.number().positive().default(168),
  MEDIA_FILE_LIMIT_MB: z.coerce.number().positive().max(1_000_000).default(512),
  MEDIA_TIMEOUT_SECONDS: z.coerce.number().positive().max(86_400).default(60),
  MEDIA_ALLOWED_HOSTS: text,
  LOCAL_FILES_DOCUMENT_ROOT: text,
  LABEL_STUDIO_LOCAL_FILES_DOCUMENT_ROOT: text,
  HEARTEX_LOCAL_FILES_DOCUMENT_ROOT: text,
}

type MediaVariables = z.infer<z.ZodObject<typeof mediaVariables>>

const megabyte = 1024 * 1024

/** Prefixes win, as in Label Studio. */
export function readMediaSettings(variables: MediaVariables): MediaSettings {
  const root =
    variables.LABEL_STUDIO_LOCAL_FILES_DOCUMENT_ROOT ??
    variables.HEARTEX_LOCAL_FILES_DOCUMENT_ROOT ??
    variables.LOCAL_FILES_DOCUMENT_ROOT
  return {
    cacheBytes: variables.MEDIA_CACHE_MB * megabyte,
    cacheAgeMs: variables.MEDIA_CACHE_HOURS * 3_600_000,
    fileLimitBytes: variables.MEDIA_FILE_LIMIT_MB * megabyte,
    timeoutMs: variables.MEDIA_TIMEOUT_SECONDS * 1000,
    allowedHosts: variables.MEDIA_ALLOWED_HOSTS?.split(',').filter((entry) => entry.trim() !== ''),
    localFilesRoot: root && resolve(root),
  }
}
