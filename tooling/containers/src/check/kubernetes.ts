import { join } from 'node:path'
import { type App, root } from '../find-apps.ts'
import { runCommand } from '../run-command.ts'
import { expectThat } from './expect-that.ts'

/** The oldest and the newest Kubernetes whose schemas the manifests must fit. */
const kubernetesVersions = ['1.25.0', '1.37.0']

/** The manifest of an app fits the schemas of Kubernetes, unknown fields being errors. */
export async function checkKubernetesManifest({ name }: App, tools: string): Promise<string> {
  const file = join(root, 'deploy/kubernetes', `${name}.yaml`)
  for (const version of kubernetesVersions) {
    const args = ['--strict', '--kubernetes-version', version, file]
    const { exitCode, output } = await runCommand(join(tools, 'kubernetes-validate'), args, { timeout: 60 })
    expectThat(exitCode === 0, `for Kubernetes ${version}: ${output}`)
  }
  return kubernetesVersions.join(' and ')
}
