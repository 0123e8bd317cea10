/** What is configured about the files of tasks; holds for every project. */
export interface MediaSettings {
  /** MEDIA_CACHE_MB. Default 2 GiB. */
  cacheBytes?: number | undefined
  /** MEDIA_CACHE_HOURS. Default a week. */
  cacheAgeMs?: number | undefined
  /** MEDIA_FILE_LIMIT_MB. Default 512 MiB. */
  fileLimitBytes?: number | undefined
  /** MEDIA_TIMEOUT_SECONDS. Default 60,000. */
  timeoutMs?: number | undefined
  /** MEDIA_ALLOWED_HOSTS */
  allowedHosts?: readonly string[] | undefined
  /** LOCAL_FILES_DOCUMENT_ROOT */
  localFilesRoot?: string | undefined
}
