import { kustomizeProgram } from './kustomize.ts'
import { buildImage } from './podman.ts'
import { kubernetesValidateFolder, podmanComposeFolder } from './python-tools.ts'

/** Makes once what the projects share, before they run side by side: the tools, and the layer of the build tools. */
export default async function prepare(): Promise<void> {
  await podmanComposeFolder()
  await kubernetesValidateFolder()
  await kustomizeProgram()
  await buildImage('build-tools', '.', '--file', 'deploy/Dockerfile', '--target', 'tools')
}
