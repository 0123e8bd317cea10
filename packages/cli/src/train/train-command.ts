import type { Command } from 'commander'
import { withInterrupt } from '../reporting/interrupt.ts'
import { type AnnotatedRowOptions, addAnnotatedRowOptions } from '../rows/row-options.ts'

interface TrainOptions extends AnnotatedRowOptions {
  input: string[]
  modelDir?: string
}

const help = `
Example:
  label-studio-ml train my-backend --input annotated.json

Works without Label Studio and without a running backend: the version is in MODEL_DIR, where "start" and "predict" find it.
What the project has learned from before is learned too. The standard output is JSON: project, version, and what the
training of the model returned. Ends as "learn" does: 0, 1 when items had to be left out, 2, 130 after Ctrl+C.`

/** `label-studio-ml train [folder]`; `onEnd` gets the exit code. */
export function addTrainCommand(program: Command, onEnd: (code: number) => void): void {
  const command = program
    .command('train')
    .description('train a version from annotated files, offline')
    .argument('[folder]', 'folder of the backend, or the file that calls serve(…)', '.')
    .requiredOption(
      '--input <files...>',
      "Label Studio's JSON export, jsonl, csv or tsv, also with .gz, folders of them, or -",
    )
    .option('--model-dir <folder>', 'MODEL_DIR (default: model-dir in the folder of the backend)')
  addAnnotatedRowOptions(command)
    .addHelpText('after', help)
    .action(async (folder: string, options: TrainOptions) => {
      const { runTrain } = await import('./run-train.ts')
      onEnd(await withInterrupt((signal) => runTrain(folder, options, signal)))
    })
}
