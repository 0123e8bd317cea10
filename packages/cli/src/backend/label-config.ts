import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { BackendError } from '@label-studio-ml/protocol'
import { type LabelConfig, parseLabelConfig } from '@label-studio-ml/sdk'
import type { KnownProject } from './find-project.ts'

/**
 * The label config that an option names; else the one that the backend's project has, else the one beside the backend.
 * @throws BackendError CONFIGURATION_INVALID when there is none
 */
export function chooseLabelConfig(
  named: string | undefined,
  folder: string | undefined,
  project: KnownProject | undefined,
): LabelConfig {
  if (named !== undefined) return parseLabelConfig(readConfigFile(named))
  if (project?.label_config) return parseLabelConfig(project.label_config)
  const beside = folder === undefined || !isFolder(folder) ? undefined : join(folder, 'label-config.xml')
  if (beside !== undefined && existsSync(beside)) return parseLabelConfig(readConfigFile(beside))
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
