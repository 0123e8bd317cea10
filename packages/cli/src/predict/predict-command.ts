import type { WantedTasks } from '@label-studio-ml/sdk/project-prediction'
import { type Command, Option } from 'commander'
import { addBackendOptions } from '../backend/backend-options.ts'
import { withInterrupt } from '../reporting/interrupt.ts'
import { addLabelStudioOptions } from '../settings/label-studio-settings.ts'
import type { PredictOptions } from './predict-options.ts'

const wantedTasks = ['missing', 'all', 'low-score'] as const satisfies readonly WantedTasks[]

const help = `
Examples:
  label-studio-ml predict my-backend --input rows.csv --output tasks.json
  label-studio-ml predict --backend http://localhost:9090 --input rows.jsonl.gz --output tasks.json --label-config config.xml
  cat rows.jsonl | label-studio-ml predict my-backend --input - --input-format jsonl --output -

  LABEL_STUDIO_API_KEY=… label-studio-ml predict my-backend --project 7 --label-studio http://localhost:8080

Each row becomes one task with its prediction, in the order of the rows; tasks.json can be imported into Label Studio.
A project is predicted where it is: stop the command and start it again, it goes on with the tasks that are missing.
Ends with 0 when every row or task has a prediction, 1 when some have none (they are counted with their reasons), 2 when nothing
could be done, 130 after Ctrl+C.`

/** `label-studio-ml predict [folder]`; `onEnd` gets the exit code. */
export function addPredictCommand(program: Command, onEnd: (code: number) => void): void {
  const command = program
    .command('predict')
    .description('predict the rows of files, or the tasks of a project of Label Studio')
    .argument('[folder]', 'folder of the backend, or the file that calls serve(…); not with --backend')
    .option(
      '--input <files...>',
      'csv, tsv, json, jsonl and txt files, also with .gz, folders of them, or - for the standard input',
    )
    .option('--input-format <format>', 'csv, tsv, json, jsonl or txt, where the name does not say it')
    .option('--output <file>', 'tasks.json (a list), tasks.jsonl (a task a line), or - for the standard output')
    .option('--label-config <file>', 'label config (default: that of the project, else label-config.xml of the folder)')
    .option(
      '--column <field=column...>',
      'the column that a data field of the label config stands in, e.g. text=review',
    )
    .option(
      '--project <project>',
      'number of the project in Label Studio; with --input the project of the backend whose model predicts (default: the only one)',
    )
    .addOption(
      new Option(
        '--only <tasks>',
        'of a project: tasks without any prediction, without one of this version, or with a low score',
      )
        .choices(wantedTasks)
        .default('missing'),
    )
    .option('--score-below <score>', 'for --only low-score: 0 to 1 (default: 0.5)')
    .option('--parallel <requests>', 'requests side by side (default: 4 for files, 2 for a project)')
    .option('--resume', 'go on with the rows of --input that a run before did not finish')
    .addHelpText('after', help)
  addBackendOptions(addLabelStudioOptions(command)).action(
    async (folder: string | undefined, options: PredictOptions) => {
      const { runPredict } = await import('./run-predict.ts')
      onEnd(await withInterrupt((signal) => runPredict(folder, options, signal)))
    },
  )
}
