import { buildImage } from './podman.ts'
import { kubernetesValidateFolder, podmanComposeFolder } from './python-tools.ts'

/** Makes once what the projects share, before they run side by side: Python's tools, and the layer of the build tools. */
export default async function prepare(): Promise<void> {
  await podmanComposeFolder()
  await kubernetesValidateFolder()
  await buildImage('build-tools', '.', '--file', 'deploy/Dockerfile', '--target', 'tools')
}
