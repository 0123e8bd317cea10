import { appendFile, mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort, scratchFolder, tryRun, waitUntil, withTools } from '@label-studio-ml/harness'
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest'
import { labelConfigOf } from './apps.ts'
import { compose } from './compose.ts'
import { Container } from './container.ts'
import { sendHalf } from './half-sent-request.ts'
import { baseImage, buildAppImage, hardened, inspectImage, podman, tryPodman } from './podman.ts'
import { trainProject } from './training.ts'

const app = inject('app')
const image = `localhost/${app.name}:latest`
const labelConfig = labelConfigOf(app)

beforeAll(() => buildAppImage(app))

describe('the image', () => {
  test('has user, labels, volume and health check, and adds at most 300 MB to its base', async () => {
    const { Size, Config, Healthcheck } = await inspectImage(image)
    const { Size: baseSize } = await inspectImage(baseImage)
    expect(Config.User).toBe('1000:1000')
    expect(Config.Volumes).toHaveProperty(['/data/models'])
    expect(Config.Labels).toMatchObject({
      'org.opencontainers.image.title': app.name,
      'org.opencontainers.image.version': app.version,
    })
    expect(Healthcheck).toBeDefined()
    expect((Size - baseSize) / 1e6).toBeLessThanOrEqual(300)
  })

  test('holds no source, development tool or registry setting', async () => {
    const list = 'ls /app /app/node_modules/.pnpm; ls -A /root; ls /usr/local/lib/node_modules; ls /app/dist/main.js'
    const files = await podman('run', '--rm', '--network', 'none', '--user', '0', image, 'sh', '-c', list)
    expect(files).toContain('/app/dist/main.js')
    expect(files).not.toMatch(/^(src|\.npmrc|(typescript|tsup|vitest|turbo|pnpm|esbuild|vite)(@.*)?)$/m)
  })
})

describe('a MODEL_DIR that cannot be used ends the container with one line', () => {
  async function refusal(...flags: string[]) {
    const quiet = ['run', '--rm', '--log-level', 'fatal', '--network', 'none']
    const { exitCode, output } = await tryPodman(...quiet, ...hardened, ...flags, image)
    return { exitCode, lines: output.split('\n').filter((line) => line !== '' && !line.includes('systemd connection')) }
  }
  const oneLine = { exitCode: 1, lines: [expect.stringMatching(/^MODEL_DIR_UNUSABLE: /)] }

  test('a folder of root', async () => {
    const folder = join(scratchFolder('of-root'), 'models')
    await mkdir(folder, { mode: 0o755 })
    expect(await refusal('--volume', `${folder}:/data/models`)).toEqual(oneLine)
  })

  test('a folder that can neither be found nor made', async () => {
    expect(await refusal('--env', 'MODEL_DIR=/nowhere/models')).toEqual(oneLine)
  })
})

test('with Basic credentials set, a request without them gets 401, and the health check passes', async () => {
  const env = { BASIC_AUTH_USER: 'annotator', BASIC_AUTH_PASS: 'grün:42' }
  const container = await Container.startForTest(app.name, { volume: `${app.name}-guarded`, env })
  expect((await fetch(`${container.url}/health`)).status).toBe(401)
  expect(await container.healthCheck()).toMatchObject({ exitCode: 0 })
})

describe('a container with a volume', () => {
  const volume = `${app.name}-models`
  const project = '78.1767225600'
  let container: Container
  let version: string

  beforeAll(async () => {
    container = await Container.start(app.name, { volume })
  })
  afterAll(() => container?.remove())

  const predictWithNewContainer = async () => {
    const successor = await Container.startForTest(app.name, { volume })
    const tasks = [{ id: 1, data: {} }]
    const answer = await successor.post('/predict', { project, label_config: labelConfig, tasks })
    return { served: answer.model_version, log: await successor.log() }
  }

  test('has Node as the first process, as user 1000, without capabilities, on a read-only root', async () => {
    const script = `
      const fs = require('node:fs')
      const write = (file) => { try { fs.writeFileSync(file, ''); fs.rmSync(file); return 'written' } catch (error) { return error.code } }
      console.log(JSON.stringify({
        user: process.getuid(),
        firstProcess: fs.readFileSync('/proc/1/cmdline', 'utf8').split('\\0')[0],
        capabilities: Number(/CapEff:\\s*(\\S+)/.exec(fs.readFileSync('/proc/1/status', 'utf8'))[1]),
        writing: ['/x', '/app/x', '/app/dist/x', '/data/models/x', '/tmp/x'].map(write),
      }))`
    const { stdout } = await container.exec('node', '-e', script)
    const writing = ['EROFS', 'EROFS', 'EROFS', 'written', 'written']
    expect(JSON.parse(stdout)).toEqual({ user: 1000, firstProcess: 'node', capabilities: 0, writing })
  })

  test('is healthy', async () => {
    expect(await container.healthCheck()).toMatchObject({ exitCode: 0 })
  })

  test('passes the contract tests', async () => {
    const labelConfigFile = join('apps', app.name, 'label-config.xml')
    const env = { ...withTools(), CONTRACT_BASE_URL: container.url, CONTRACT_LABEL_CONFIG: labelConfigFile }
    const args = ['run', 'tooling/contract-tests/src/contract', '--reporter=dot', '--no-color']
    const { exitCode, output } = await tryRun('vitest', args, { env })
    expect(exitCode, output.slice(-5000)).toBe(0)
  })

  test('trains a version', async () => {
    version = await trainProject(container, project, labelConfig)
    expect(version).not.toBe('')
  })

  test('on SIGTERM answers the request that is half sent, then ends with 0', async () => {
    const body = { project: '77.1767225600', label_config: labelConfig, tasks: [{ id: 1, data: {} }] }
    const half = sendHalf(`${container.url}/predict`, body)
    await sleep(500)
    await container.signal('SIGTERM')
    await sleep(500)
    half.finish()
    expect(await half.status).toBe(200)
    expect(await container.exitCode(), await container.log()).toBe(0)
    await container.remove()
  })

  test('leaves the trained version to its successor', async () => {
    expect((await predictWithNewContainer()).served).toBe(version)
  })

  test('passes over a version with a changed artifact, and logs the name of the file', async () => {
    const mountpoint = await podman('volume', 'inspect', '--format', '{{.Mountpoint}}', volume)
    const folder = join('projects', project, 'versions', version)
    const [file = 'none'] = await readdir(join(mountpoint, folder))
    await appendFile(join(mountpoint, folder, file), 'x')
    const { served, log } = await predictWithNewContainer()
    expect(served).not.toBe(version)
    expect(log).toContain(join(folder, file))
  })
})

describe('the compose file', () => {
  test('starts the backend alone; its profile adds Label Studio, which may call a private address', async () => {
    expect(await compose(app, ['config', '--services'])).toBe('backend')
    const profile = ['--profile', 'label-studio', 'config']
    expect(await compose(app, [...profile, '--services'])).toMatch(/^label-studio$/m)
    const config = await compose(app, profile)
    expect(config).toContain("LABEL_STUDIO_ENABLE_LEGACY_API_TOKEN: 'true'")
    expect(config).toContain("ML_BLOCK_LOCAL_IP: 'false'")
    expect(config).toContain("SSRF_PROTECTION_ENABLED: 'false'")
  })

  test('publishes a port and gives the backend its dotted name', async () => {
    const port = String(await freePort())
    onTestFinished(async () => void (await compose(app, ['down', '--volumes'])))
    await compose(app, ['up', '--detach', '--no-build'], { BACKEND_PORT: port })
    const published = async () => (await fetch(`http://127.0.0.1:${port}/health`)).ok
    await waitUntil('the published port answers', published, { deadlineMs: 60_000 })
    const script = `fetch('http://${app.name}.internal:9090/health').then(({ status }) => console.log(status))`
    const network = `${app.name}_default`
    expect(await podman('run', '--rm', '--network', network, baseImage, 'node', '-e', script)).toBe('200')
  })
})
