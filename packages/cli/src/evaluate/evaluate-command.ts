import type { Command } from 'commander'
import { addBackendOptions, type BackendOptions } from '../backend/backend-options.ts'
import { withInterrupt } from '../reporting/interrupt.ts'
import { type AnnotatedRowOptions, addAnnotatedRowOptions } from '../rows/row-options.ts'

interface EvaluateCommandOptions extends BackendOptions, AnnotatedRowOptions {
  input: string[]
  json?: boolean
  parallel: string
}

const help = `
Examples:
  label-studio-ml evaluate my-backend --input held-out.json
  label-studio-ml evaluate --backend http://localhost:9090 --project 7 --input held-out.json --json

Predicts the tasks with the version that serves and compares with what people said. Take tasks that the version has not
learned from. Where several people labeled a task, ground truth counts first, then what most of them say, then the newest.
Measured are Choices and Taxonomy of whole tasks, and Labels on Text or HyperText, where a span counts if start, end and label
are exactly the expected ones. A task without a prediction counts as wrong.
Ends with 0, 1 when tasks failed or items had to be left out, 2 when nothing could be compared, 130 after Ctrl+C.`

/** `label-studio-ml evaluate [folder]`; `onEnd` gets the exit code. */
export function addEvaluateCommand(program: Command, onEnd: (code: number) => void): void {
  const command = program
    .command('evaluate')
    .description('compare predictions with annotated files')
    .argument('[folder]', 'folder of the backend, or the file that calls serve(…); not with --backend')
    .requiredOption(
      '--input <files...>',
      "Label Studio's JSON export, jsonl, csv or tsv, also with .gz, folders of them, or -",
    )
    .option('--json', 'figures as JSON')
    .option('--parallel <requests>', 'requests side by side', '4')
  addBackendOptions(addAnnotatedRowOptions(command))
    .addHelpText('after', help)
    .action(async (folder: string | undefined, options: EvaluateCommandOptions) => {
      const { runEvaluate } = await import('./run-evaluate.ts')
      onEnd(await withInterrupt((signal) => runEvaluate(folder, options, signal)))
    })
}
