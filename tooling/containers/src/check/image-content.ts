import { nodeImage } from 'label-studio-ml/containers'
import type { Workshop } from '../build/workshop.ts'
import type { App } from '../find-apps.ts'
import { expectThat } from './expect-that.ts'

/** What the image may add to its base. */
const largestLayer = 300

interface ImageDetails {
  Size: number
  Config: { User: string; Labels: Record<string, string>; Volumes: object; Env: string[] }
  Healthcheck?: { Test: string[] }
}

/** Labels, user, volume and health check are set, and the image adds at most 300 MB to its base. */
export async function checkImageSettings(workshop: Workshop, { name, version }: App): Promise<string> {
  const image = await inspect(workshop, `localhost/${name}:latest`)
  const base = await inspect(workshop, `docker.io/library/${nodeImage}`)
  const { User, Labels, Volumes } = image.Config
  expectThat(User === '1000:1000', `the user is "${User}"`)
  expectThat('/data/models' in Volumes, `the volumes are ${JSON.stringify(Volumes)}`)
  expectThat(Labels['org.opencontainers.image.title'] === name, `the labels are ${JSON.stringify(Labels)}`)
  expectThat(Labels['org.opencontainers.image.version'] === version, `the labels are ${JSON.stringify(Labels)}`)
  expectThat(image.Healthcheck !== undefined, 'there is no health check')
  const added = megabytes(image.Size - base.Size)
  expectThat(added <= largestLayer, `the image adds ${added} MB to its base of ${megabytes(base.Size)} MB`)
  return `${added} MB over a base of ${megabytes(base.Size)} MB`
}

/** No source, no development tool and no registry setting came along. */
export async function checkImageFiles(workshop: Workshop, { name }: App): Promise<string> {
  const list = 'ls /app /app/node_modules/.pnpm; ls -A /root; ls /usr/local/lib/node_modules; ls /app/dist/main.js'
  const output = await workshop.podman([
    'run',
    '--rm',
    '--network',
    'none',
    '--user',
    '0',
    `localhost/${name}:latest`,
    'sh',
    '-c',
    list,
  ])
  const files = output.split('\n')
  const unwanted = files.filter((file) =>
    /^(src|\.npmrc|(typescript|tsup|vitest|turbo|pnpm|esbuild|vite)(@.*)?)$/.test(file),
  )
  expectThat(unwanted.length === 0, `found ${unwanted.join(', ')}`)
  return `${files.filter((file) => file.includes('@')).length} packages`
}

async function inspect(workshop: Workshop, image: string): Promise<ImageDetails> {
  const [details] = JSON.parse(await workshop.podman(['image', 'inspect', image]))
  return details
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1e6)
}
