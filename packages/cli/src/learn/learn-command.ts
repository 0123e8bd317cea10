import type { Command } from 'commander'
import { addBackendOptions, type BackendOptions } from '../backend/backend-options.ts'
import { withInterrupt } from '../reporting/interrupt.ts'
import { type AnnotatedRowOptions, addAnnotatedRowOptions } from '../rows/row-options.ts'

interface LearnCommandOptions extends BackendOptions, AnnotatedRowOptions {
  folder?: string
  train: boolean
}

const help = `
Examples:
  label-studio-ml learn export.json --backend http://localhost:9090
  label-studio-ml learn labels/ --folder my-backend
  label-studio-ml learn reviews.csv --folder my-backend --label-column stars --label 1=Positive 0=Negative

The backend keeps these annotations beside those that come from Label Studio; the same file again changes nothing twice.
A row of a csv or tsv file becomes one task with one annotation: its column of labels is the choice, the others are data.
Ends with 0 when all is learned, 1 when items had to be left out (they are named), 2 when nothing could be learned or the
training failed, 130 after Ctrl+C.`

/** `label-studio-ml learn <files…>`; `onEnd` gets the exit code. */
export function addLearnCommand(program: Command, onEnd: (code: number) => void): void {
  const command = program
    .command('learn')
    .description('give the annotations of files to a backend, and train')
    .argument('<files...>', "Label Studio's JSON export, jsonl, csv or tsv, also with .gz, folders of them, or -")
    .option('--folder <folder>', 'folder of the backend to start, when --backend names none (default: .)')
    .option('--no-train', 'only give the annotations')
  addBackendOptions(addAnnotatedRowOptions(command))
    .addHelpText('after', help)
    .action(async (paths: string[], options: LearnCommandOptions) => {
      const { runLearn } = await import('./run-learn.ts')
      onEnd(await withInterrupt((signal) => runLearn(paths, options, signal)))
    })
}
