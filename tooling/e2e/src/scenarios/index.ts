import type { Scenario } from '../scenario.ts'
import { appKilled } from './app-killed.ts'
import { authorHooks } from './author-hooks.ts'
import { automaticTraining } from './automatic-training.ts'
import { browserLoop } from './browser-loop.ts'
import { client } from './client.ts'
import { clientFaults } from './client-faults.ts'
import { clientGuide } from './client-guide.ts'
import { clientKeys } from './client-keys.ts'
import { configChanged } from './config-changed.ts'
import { connectCommand } from './connect-command.ts'
import { connectGuide } from './connect-guide.ts'
import { connectTraps } from './connect-traps.ts'
import { declaredVersion } from './declared-version.ts'
import { deleted } from './deleted.ts'
import { failedPredictions } from './failed-predictions.ts'
import { files } from './files.ts'
import { interactive } from './interactive.ts'
import { labelStudioRestarted } from './label-studio-restarted.ts'
import { labelsBefore } from './labels-before.ts'
import { latePredictions } from './late-predictions.ts'
import { loop } from './loop.ts'
import { manyTasks } from './many-tasks.ts'
import { oddTexts } from './odd-texts.ts'
import { predictProjectKilled } from './predict-project-killed.ts'
import { predictRows } from './predict-rows.ts'
import { readmeProject } from './readme-project.ts'
import { relabeled } from './relabeled.ts'
import { saveTimes } from './save-times.ts'
import { shownVersion } from './shown-version.ts'
import { skipped } from './skipped.ts'
import { tagsDrawn } from './tags-drawn.ts'
import { tagsImported } from './tags-imported.ts'
import { twoProjects } from './two-projects.ts'
import { unaskedPredictions } from './unasked-predictions.ts'

/** Every scenario, in the order they are run. A new one is a file here and a name in this list. */
export const scenarios: readonly Scenario[] = [
  loop,
  interactive,
  saveTimes,
  browserLoop,
  appKilled,
  labelStudioRestarted,
  twoProjects,
  relabeled,
  deleted,
  labelsBefore,
  failedPredictions,
  declaredVersion,
  authorHooks,
  skipped,
  automaticTraining,
  manyTasks,
  latePredictions,
  unaskedPredictions,
  configChanged,
  oddTexts,
  files,
  connectCommand,
  connectGuide,
  connectTraps,
  shownVersion,
  client,
  clientGuide,
  clientKeys,
  clientFaults,
  predictRows,
  predictProjectKilled,
  readmeProject,
  tagsImported,
  tagsDrawn,
]
