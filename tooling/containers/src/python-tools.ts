import { pythonEnvironment } from '@label-studio-ml/harness'

/** The folder of the command `podman-compose`, which runs compose files without Docker. */
export function podmanComposeFolder(): Promise<string> {
  return pythonEnvironment({ name: 'podman-compose', requirements: ['podman-compose==1.6.0'], python: '>=3.9' })
}

/** The folder of the command `kubernetes-validate`, which has the schemas of every Kubernetes version. */
export function kubernetesValidateFolder(): Promise<string> {
  return pythonEnvironment({
    name: 'kubernetes-validate',
    requirements: ['kubernetes-validate==1.37.0'],
    python: '>=3.9',
  })
}
