import { BackendError } from '@label-studio-ml/protocol'
import type { Command } from 'commander'
import { addBackendOptions, type BackendOptions } from '../backend/backend-options.ts'
import { openBackend } from '../backend/open-backend.ts'
import { withInterrupt } from '../reporting/interrupt.ts'
import { inputFiles } from '../rows/input-files.ts'
import { predictFile } from './predict-file.ts'
import { parsePairs, parseWhole } from './predict-options.ts'
import { taskFileFormat } from './task-file.ts'

interface PredictOptions extends BackendOptions {
  input?: string[]
  inputFormat?: string
  output?: string
  labelConfig?: string
  column?: string[]
  project?: string
  parallel: string
  resume?: boolean
}

const help = `
Examples:
  label-studio-ml predict my-backend --input rows.csv --output tasks.json
  label-studio-ml predict --backend http://localhost:9090 --input rows.jsonl.gz --output tasks.json --label-config config.xml
  cat rows.jsonl | label-studio-ml predict my-backend --input - --input-format jsonl --output -

Each row becomes one task with its prediction, in the order of the rows; tasks.json can be imported into Label Studio.
Ends with 0 when every row has a prediction, 1 when some have none (they are counted with their reasons), 2 when nothing
could be done, 130 after Ctrl+C.`

/** `label-studio-ml predict [folder]`; `onEnd` gets the exit code. */
export function addPredictCommand(program: Command, onEnd: (code: number) => void): void {
  const command = program
    .command('predict')
    .description('predict the rows of files')
    .argument('[folder]', 'folder of the backend, or the file that calls serve(…); not with --backend')
    .option(
      '--input <files...>',
      'csv, tsv, json, jsonl and txt files, also with .gz, folders of them, or - for the standard input',
    )
    .option('--input-format <format>', 'csv, tsv, json, jsonl or txt, where the name does not say it')
    .option('--output <file>', 'tasks.json (a list), tasks.jsonl (a task a line), or - for the standard output')
    .option('--label-config <file>', 'label config (default: label-config.xml of the folder, else that of the project)')
    .option(
      '--column <field=column...>',
      'the column that a data field of the label config stands in, e.g. text=review',
    )
    .option('--project <project>', 'the project of the backend whose model predicts (default: the only one)')
    .option('--parallel <requests>', 'requests side by side', '4')
    .option('--resume', 'go on with the rows that a run before did not finish')
    .addHelpText('after', help)
  addBackendOptions(command).action(async (folder: string | undefined, options: PredictOptions) =>
    onEnd(await withInterrupt((signal) => predict(folder, options, signal))),
  )
}

async function predict(folder: string | undefined, options: PredictOptions, signal: AbortSignal): Promise<number> {
  const { input, output, inputFormat, labelConfig, project, resume = false } = options
  if (input === undefined || output === undefined) {
    throw new BackendError('CONFIGURATION_INVALID', 'Say what to predict: --input rows.csv --output tasks.json.')
  }
  const file = {
    files: inputFiles(input, inputFormat),
    output,
    format: taskFileFormat(output),
    columns: parsePairs(options.column, '--column'),
    parallel: parseWhole(options.parallel, '--parallel', 64),
    folder: folder ?? (options.backend === undefined ? '.' : undefined),
    resume,
    labelConfig,
    project,
  }
  const backend = await openBackend(folder ?? '.', options)
  try {
    return await predictFile(backend, file, signal)
  } finally {
    await backend.close()
  }
}
