import { mediaError } from '../media/media-error.ts'

/** Loads a package that only some backends have. @throws BackendError MEDIA_DECODER_MISSING */
export async function loadDecoder<Module>(
  load: () => Promise<Module>,
  { name, method }: { name: string; method: string },
): Promise<Module> {
  try {
    return await load()
  } catch (cause) {
    const isAbsent = (cause as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND'
    const problem = isAbsent ? 'which is not installed' : `which cannot be loaded (${String(cause).slice(0, 200)})`
    throw mediaError(
      'MEDIA_DECODER_MISSING',
      `${method} decodes with the package ${name}, ${problem}: run "npm install ${name}" in the backend. getLocalPath gives the file without it.`,
      cause,
    )
  }
}
