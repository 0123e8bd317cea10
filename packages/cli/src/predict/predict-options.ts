import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { BackendError } from '@label-studio-ml/protocol'
import { type LabelConfig, parseLabelConfig } from '@label-studio-ml/sdk'
import type { KnownProject } from '../backend/find-project.ts'

/**
 * The label config that an option names; else the one beside the backend, else the one that the backend's project has.
 * @throws BackendError CONFIGURATION_INVALID when there is none
 */
export function chooseLabelConfig(
  named: string | undefined,
  folder: string | undefined,
  project: KnownProject | undefined,
): LabelConfig {
  if (named !== undefined) return parseLabelConfig(readConfigFile(named))
  const beside = folder === undefined || !isFolder(folder) ? undefined : join(folder, 'label-config.xml')
  if (beside !== undefined && existsSync(beside)) return parseLabelConfig(readConfigFile(beside))
  if (project?.label_config) return parseLabelConfig(project.label_config)
  throw new BackendError(
    'CONFIGURATION_INVALID',
    'There is no label config: name a file, e.g. --label-config label-config.xml. In Label Studio it stands in Settings > Labeling Interface > Code.',
  )
}

function readConfigFile(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new BackendError(
      'CONFIGURATION_INVALID',
      `--label-config ${file} cannot be read: ${(cause as Error).message}.`,
      {
        cause,
      },
    )
  }
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory()
}

/**
 * `name=value` arguments of an option that may be given several times.
 * @throws BackendError CONFIGURATION_INVALID for an argument without `=`
 * @example parsePairs(['text=review'], '--column') // Map { 'text' => 'review' }
 */
export function parsePairs(written: readonly string[] | undefined, option: string): Map<string, string> {
  return new Map(
    (written ?? []).map((pair) => {
      const at = pair.indexOf('=')
      if (at > 0) return [pair.slice(0, at), pair.slice(at + 1)]
      throw new BackendError('CONFIGURATION_INVALID', `${option} ${pair} cannot be used: expected name=value.`)
    }),
  )
}

/** A whole number of an option. @throws BackendError CONFIGURATION_INVALID */
export function parseWhole(written: string, option: string, max: number): number {
  const number = Number(written)
  if (Number.isInteger(number) && number >= 1 && number <= max) return number
  throw new BackendError(
    'CONFIGURATION_INVALID',
    `${option} ${written} cannot be used: expected a number from 1 to ${max}.`,
  )
}
