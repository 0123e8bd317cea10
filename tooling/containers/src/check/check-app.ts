import { readFile } from 'node:fs/promises'
import { buildInWorkshop } from '../build/build-image.ts'
import type { Workshop } from '../build/workshop.ts'
import type { App } from '../find-apps.ts'
import type { CheckList } from './check-list.ts'
import { checkCompose, checkLabelStudioProfile } from './compose.ts'
import { checkConfinement } from './confinement.ts'
import { Container } from './container.ts'
import { checkContract, labelConfigFile } from './contract.ts'
import { checkCredentials } from './credentials.ts'
import { checkDraining } from './draining.ts'
import { expectThat } from './expect-that.ts'
import { checkImageFiles, checkImageSettings } from './image-content.ts'
import { checkKubernetesManifest } from './kubernetes.ts'
import { checkDamagedArtifact, checkVersionSurvives } from './model-volume.ts'
import { trainProject } from './train-project.ts'
import { checkMissingModelDir, checkUnwritableModelDir } from './unusable-model-dir.ts'

/** Everything that docs/containers.md says, for one app. `tools` is the folder of the Python tools. */
export async function checkApp(workshop: Workshop, app: App, checks: CheckList, tools: string): Promise<void> {
  const check = (statement: string, step: () => Promise<unknown>) => checks.check(`${app.name}: ${statement}`, step)
  await check('the Kubernetes manifest fits the schemas', () => checkKubernetesManifest(app, tools))
  await check('the compose profile adds Label Studio', () => checkLabelStudioProfile(workshop, app, tools))
  if (!(await check('the image is built', () => buildInWorkshop(workshop, app)))) return
  await check('user, labels, volume, health check and size are right', () => checkImageSettings(workshop, app))
  await check('no source, development tool or registry setting is in the image', () => checkImageFiles(workshop, app))
  await check('a folder of another user as MODEL_DIR is refused in one line', () =>
    checkUnwritableModelDir(workshop, app),
  )
  await check('a missing MODEL_DIR is refused in one line', () => checkMissingModelDir(workshop, app))
  await check('with Basic credentials the health check passes', () => checkCredentials(workshop, app))
  await checkRunning(workshop, app, check)
  await check('the compose file serves it under its dotted name', () => checkCompose(workshop, app, tools))
}

type Check = (statement: string, step: () => Promise<unknown>) => Promise<boolean>

/** What needs one container after the other on the same volume. */
async function checkRunning(workshop: Workshop, app: App, check: Check): Promise<void> {
  const volume = `${app.name}-models`
  const container = await Container.create(workshop, app.name, { volume })
  if (!(await check('it answers /health', () => container.start()))) return
  await check('it runs as user 1000 on a read-only root file system', () => checkConfinement(container))
  await check('its health check passes', async () => {
    const { exitCode, output } = await container.healthCheck()
    expectThat(exitCode === 0, `exit code ${exitCode}: ${output}`)
  })
  await check('the contract tests pass', () => checkContract(container, app))
  const labelConfig = await readFile(labelConfigFile(app), 'utf8')
  const trained = { project: '78.1767225600', version: '', volume }
  await check('it trains a version', async () => {
    trained.version = await trainProject(container, trained.project, labelConfig)
  })
  await check('SIGTERM ends it with 0 after the open request', () => checkDraining(container, labelConfig))
  await container.stop()
  await check('a new container serves the trained version', () => checkVersionSurvives(workshop, app, trained))
  await check('a version with a damaged artifact is passed over, and the log names the file', () =>
    checkDamagedArtifact(workshop, app, trained),
  )
}
