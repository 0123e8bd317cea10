import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { composeFile } from './compose-file.ts'
import { hostName } from './host-name.ts'
import { npmDockerfile } from './npm-dockerfile.ts'
import { runtimeStage } from './runtime-stage.ts'

const app = 'simple-text-classifier'
const read = (path: string) => readFileSync(resolve(import.meta.dirname, '../../../..', path), 'utf8')

test('images of created backends end in the stage of this repository’s images', () => {
  expect(read(`apps/${app}/Dockerfile`)).toContain(runtimeStage({ name: app, from: 'built', entry: 'dist/main.js' }))
  expect(npmDockerfile('mine')).toContain(runtimeStage({ name: 'mine', from: 'built', entry: 'src/main.ts' }))
})

test('compose files of created backends differ from this repository’s in what is built only', () => {
  const build = ['context: ../..', `dockerfile: apps/${app}/Dockerfile`]
  expect(read(`apps/${app}/compose.yaml`)).toContain(composeFile({ name: app, build }))
})

test('the host name has the dot without which Label Studio makes no webhook', () => {
  expect(hostName('mine')).toBe('mine.internal')
})
