import type { Command } from 'commander'
import { parsePairs } from '../settings/option-values.ts'
import { type InputFile, inputFiles } from './input-files.ts'

/** How rows of annotated files are read. */
export interface AnnotatedRowOptions {
  inputFormat?: string
  column?: string[]
  labelColumn?: string[]
  label?: string[]
  labelConfig?: string
  project?: string
}

/** What these options say, as the commands that read annotated files take it. */
export interface AnnotatedFiles {
  files: readonly InputFile[]
  columns: ReadonlyMap<string, string>
  labelColumns: readonly string[] | undefined
  labels: ReadonlyMap<string, string>
  labelConfig: string | undefined
  project: string | undefined
}

/** The options of all commands that read annotated files. */
export function addAnnotatedRowOptions(command: Command): Command {
  return command
    .option('--input-format <format>', 'csv, tsv, json, jsonl or txt, where the name does not say it')
    .option(
      '--label-column <column...>',
      'column of the labels, or control=column (default: named as the Choices of the label config)',
    )
    .option('--label <value=label...>', 'the label that a value of that column stands for, e.g. 1=Positive 0=Negative')
    .option(
      '--column <field=column...>',
      'the column that a data field of the label config stands in, e.g. text=review',
    )
    .option('--label-config <file>', 'label config (default: that of the project, else label-config.xml of the folder)')
    .option('--project <project>', 'project of the backend, by its uid or number (default: the only one)')
}

export function annotatedFiles(paths: readonly string[], options: AnnotatedRowOptions): AnnotatedFiles {
  return {
    files: inputFiles(paths, options.inputFormat),
    columns: parsePairs(options.column, '--column'),
    labelColumns: options.labelColumn,
    labels: parsePairs(options.label, '--label'),
    labelConfig: options.labelConfig,
    project: options.project,
  }
}
