/** Errors about the files that tasks name; entries of the error catalogue. */
export const mediaErrors = {
  MEDIA_UNSUPPORTED: {
    status: 500,
    when: 'A task names a file in a way that cannot be read: another kind of URL, a broken data: URL, an unknown encoding.',
    fix: 'Import the task with a URL of the kinds that docs/files.md lists.',
  },
  MEDIA_REFUSED: {
    status: 500,
    when: 'A URL of a task leads to a private or reserved address, or out of LOCAL_FILES_DOCUMENT_ROOT.',
    fix: 'If it is right, add the host to MEDIA_ALLOWED_HOSTS.',
  },
  MEDIA_TOO_LARGE: {
    status: 500,
    when: 'A file of a task is larger than the limit.',
    fix: 'Import a smaller one, or raise MEDIA_FILE_LIMIT_MB.',
  },
  MEDIA_UNAVAILABLE: {
    status: 500,
    when: 'A file of a task could not be fetched whole.',
    fix: 'See the message; the next prediction of the task tries again.',
  },
  MEDIA_NEEDS_LABEL_STUDIO: {
    status: 500,
    when: 'A file of a task can only be read through Label Studio, and there are no credentials for it.',
    fix: 'Set LABEL_STUDIO_URL and LABEL_STUDIO_API_KEY.',
  },
  MEDIA_UNREADABLE: {
    status: 500,
    when: 'A file of a task is no image, sound or table that can be decoded.',
    fix: 'Import it in one of the formats that the message names.',
  },
  MEDIA_DECODER_MISSING: {
    status: 500,
    when: 'A package that decodes images or sounds is not installed.',
    fix: 'Install the package that the message names.',
  },
} as const
