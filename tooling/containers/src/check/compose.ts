import { join } from 'node:path'
import { freePort, waitUntil } from '@label-studio-ml/harness'
import { hostName, nodeImage } from 'label-studio-ml/containers'
import type { Workshop } from '../build/workshop.ts'
import { type App, root } from '../find-apps.ts'
import { mustRun } from '../run-command.ts'
import { expectThat } from './expect-that.ts'

const switches = {
  LABEL_STUDIO_ENABLE_LEGACY_API_TOKEN: 'true',
  ML_BLOCK_LOCAL_IP: 'false',
  SSRF_PROTECTION_ENABLED: 'false',
}

/** The compose file starts the backend, which answers on its published port and, to its neighbours, by its dotted name. */
export async function checkCompose(workshop: Workshop, app: App, tools: string): Promise<void> {
  const port = await freePort()
  const compose = composeCommand(workshop, app, tools, { BACKEND_PORT: String(port) })
  try {
    await compose('up', '--detach', '--no-build')
    const published = async () => (await fetch(`http://127.0.0.1:${port}/health`)).ok
    await waitUntil('the published port answers', published, { deadlineMs: 30_000 })
    const url = `http://${hostName(app.name)}:9090/health`
    const script = `fetch('${url}').then((answer) => console.log(answer.status))`
    const run = [
      'run',
      '--rm',
      '--network',
      `${app.name}_default`,
      `docker.io/library/${nodeImage}`,
      'node',
      '-e',
      script,
    ]
    const status = await workshop.podman(run)
    expectThat(status === '200', `${url} answered a neighbour with "${status}"`)
  } finally {
    await compose('down', '--volumes')
  }
}

/** The profile `label-studio` adds Label Studio with the switches that let it call a private address. */
export async function checkLabelStudioProfile(workshop: Workshop, app: App, tools: string): Promise<void> {
  const compose = composeCommand(workshop, app, tools)
  const without = await compose('config', '--services')
  expectThat(without.trim() === 'backend', `without the profile the services are ${without}`)
  const services = await compose('--profile', 'label-studio', 'config', '--services')
  expectThat(/^label-studio$/m.test(services), `with the profile the services are ${services}`)
  const config = await compose('--profile', 'label-studio', 'config')
  for (const [name, value] of Object.entries(switches)) {
    expectThat(new RegExp(`${name}: '${value}'`).test(config), `${name} is not '${value}' in:\n${config}`)
  }
}

function composeCommand(workshop: Workshop, { name }: App, tools: string, variables: Record<string, string> = {}) {
  const file = join(root, 'apps', name, 'compose.yaml')
  const env = { ...workshop.env, ...variables }
  return (...args: string[]) =>
    mustRun(join(tools, 'podman-compose'), ['--in-pod=false', '--file', file, ...args], { env, timeout: 90 })
}
