import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { scratchFolder, startApp } from '@label-studio-ml/harness'
import sharp from 'sharp'
import { assert } from '../assert.ts'
import { startImageServer } from '../fixtures/image-server.ts'
import { type S3Server, startS3Server } from '../fixtures/s3-server.ts'
import { connectBackend } from '../label-studio/backends.ts'
import { retrievePredictions } from '../label-studio/data-manager.ts'
import { listPredictions, newestByTask } from '../label-studio/predictions.ts'
import { createProject } from '../label-studio/projects.ts'
import { user } from '../label-studio/server-environment.ts'
import type { RunningLabelStudio } from '../label-studio/start.ts'
import { connectBucket, connectLocalFiles } from '../label-studio/storages.ts'
import { importTasks } from '../label-studio/tasks.ts'
import { uploadFile } from '../label-studio/uploads.ts'
import type { Scenario } from '../scenario.ts'

const labelConfig = '<View><Image name="photo" value="$photo"/><TextArea name="said" toName="photo"/></View>'

/** A model reads images wherever tasks may have them: each is 2x3, stored on its side, in a color of its own. */
export const files: Scenario = {
  name: 'files',
  app: 'simple-text-classifier',
  runsOn: (release, validating) => release.retrievesOnlyMissing && !validating,
  run: async (context) => {
    const root = scratchFolder('local-files')
    const [s3, web] = [await startS3Server(), await startImageServer(await image('green'))]
    const labelStudio = await context.labelStudio.another({ localFilesRoot: root })
    try {
      await describeFiles(labelStudio, { root, s3, web: web.url })
    } finally {
      await Promise.all([labelStudio.stop(), s3.stop(), web.stop()])
    }
  },
}

/** What a browser shows as 2x3, because its EXIF data say that it lies on its side. */
function image(background: string): Promise<Buffer> {
  const create = { width: 3, height: 2, channels: 3 as const, background }
  return sharp({ create }).jpeg().withMetadata({ orientation: 6 }).toBuffer()
}

interface Places {
  root: string
  s3: S3Server
  web: string
}

async function describeFiles(labelStudio: RunningLabelStudio, { root, s3, web }: Places): Promise<void> {
  const { api } = labelStudio
  const { id: project } = await createProject(api, 'files', labelConfig)
  mkdirSync(join(root, 'photos'))
  writeFileSync(join(root, 'photos', 'a b.jpg'), await image('blue'))
  await s3.put('signed', 'a.jpg', await image('red'))
  await s3.put('proxied', 'b.jpg', await image('blue'))
  await connectLocalFiles(api, project, join(root, 'photos'))
  await connectBucket(api, project, { endpoint: s3.url, bucket: 'signed', presign: true })
  await connectBucket(api, project, { endpoint: s3.url, bucket: 'proxied', presign: false })
  const upload = await uploadFile(labelStudio.url, project, 'photo.jpg', await image('red'))
  const expected = {
    '/data/local-files/?d=photos/a%20b.jpg': '2x3 blue',
    's3://signed/a.jpg': '2x3 red',
    's3://proxied/b.jpg': '2x3 blue',
    [`${web}/half.jpg`]: '2x3 green',
    [`${web}/huge.jpg`]: undefined,
    'http://169.254.169.254/latest/meta-data/': undefined,
    's3://nobody/c.jpg': undefined,
  }
  const tasks = await importTasks(
    api,
    project,
    Object.keys(expected).map((photo) => ({ photo })),
  )
  const { texts, log } = await describe(labelStudio, project, [new URL(s3.url).host, new URL(web).host])
  assert('an upload is read, upright', texts.get(upload) === '2x3 red', texts.get(upload))
  for (const [index, [url, text]] of Object.entries(expected).entries()) {
    const found = texts.get(tasks[index] ?? 0)
    assert(text ? `${url} is read, upright` : `${url} gets no prediction`, found === text, found)
  }
  const failures = log.filter(({ reason }) => reason === 'media_error').map(({ detail }) => String(detail))
  for (const reason of ['has 5 GB', '169.254.169.254 is refused', 'answered 404']) {
    const isLogged = failures.some((detail) => detail.includes(reason))
    assert(`the log says why a file was not read: ${reason}`, isLogged, failures.join(' | '))
  }
  const secrets = [user.token, 'X-Amz', 'a.jpg', 'huge']
  const leaked = secrets.filter((secret) => JSON.stringify(log).includes(secret))
  assert('the log has no token, signature or name of a file', leaked.length === 0, leaked.join())
}

/** What the model says of each task, and what the backend logs meanwhile. */
async function describe(labelStudio: RunningLabelStudio, project: number, allowedHosts: string[]) {
  const app = await startApp('image-describer', {
    apps: resolve(import.meta.dirname, '../backends'),
    env: {
      LABEL_STUDIO_URL: labelStudio.url,
      LABEL_STUDIO_API_KEY: user.token,
      MEDIA_ALLOWED_HOSTS: allowedHosts.join(),
    },
  })
  try {
    await connectBackend(labelStudio.api, project, app.url, { title: 'describer' })
    await retrievePredictions(labelStudio.api, project)
    const stored = newestByTask(await listPredictions(labelStudio.api, project))
    const texts = new Map([...stored].map(([task, { result }]) => [task, (result[0]?.value.text as string[])?.[0]]))
    const lines = app.log().trim().split('\n')
    return { texts, log: lines.map((line) => JSON.parse(line) as Record<string, unknown>) }
  } finally {
    await app.stop()
  }
}
