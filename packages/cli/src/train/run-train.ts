import { openBackend } from '../backend/open-backend.ts'
import { learnFromFiles } from '../learn/learn-from-files.ts'
import { type AnnotatedRowOptions, annotatedFiles } from '../rows/row-options.ts'

/** What `label-studio-ml train` does; gives the exit code. */
export async function runTrain(
  folder: string,
  options: AnnotatedRowOptions & { input: string[]; modelDir?: string },
  signal: AbortSignal,
): Promise<number> {
  const files = annotatedFiles(options.input, options)
  const backend = await openBackend(folder, options.modelDir === undefined ? {} : { modelDir: options.modelDir })
  try {
    const { code, trained } = await learnFromFiles(backend, { ...files, folder, trains: true }, signal)
    if (trained) {
      const { project, version, output } = trained
      console.log(JSON.stringify({ project, version, train_output: output }, undefined, 2))
    }
    return code
  } finally {
    await backend.close()
  }
}
