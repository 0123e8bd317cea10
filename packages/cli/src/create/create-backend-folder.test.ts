import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createBackendFolder, nextSteps } from './create-backend-folder.ts'

const root = resolve(import.meta.dirname, '../../../..')
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'create-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** A folder that looks like this repository, and its apps. */
function pretendRepository(): string {
  mkdirSync(join(folder, 'packages', 'sdk'), { recursive: true })
  writeFileSync(join(folder, 'pnpm-workspace.yaml'), '')
  writeFileSync(join(folder, 'packages', 'sdk', 'package.json'), '{ "name": "@label-studio-ml/sdk" }')
  return join(folder, 'apps')
}

test('nothing is overwritten', async () => {
  await createBackendFolder(join(folder, 'mine'))
  const before = readFileSync(join(folder, 'mine', 'package.json'), 'utf8')
  await expect(createBackendFolder(join(folder, 'mine'), { control: 'Labels' })).rejects.toThrow(
    'nothing is overwritten',
  )
  expect(readFileSync(join(folder, 'mine', 'package.json'), 'utf8')).toBe(before)
  writeFileSync(join(folder, 'file'), 'x')
  await expect(createBackendFolder(join(folder, 'file'))).rejects.toThrow('a file of that name')
})

test('what is refused leaves no folder behind', async () => {
  await expect(createBackendFolder(join(folder, 'mine'), { control: 'Stars' })).rejects.toThrow('no control tag')
  expect(readdirSync(folder)).toEqual([])
})

test('a backend outside of the repository installs published packages and the tools of this repository', async () => {
  await createBackendFolder(join(folder, 'mine'))
  const { dependencies, devDependencies, engines } = JSON.parse(
    readFileSync(join(folder, 'mine', 'package.json'), 'utf8'),
  )
  expect(dependencies['@label-studio-ml/server']).toMatch(/^\^\d+\.\d+\.\d+/)
  expect(engines).toEqual(JSON.parse(readFileSync(join(root, 'packages/cli/package.json'), 'utf8')).engines)
  const ours = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).devDependencies
  for (const name of ['typescript', 'vitest', '@types/node']) expect(devDependencies[name]).toBe(`^${ours[name]}`)
})

test('as long as nothing is released, creating without --packages says that npm install will fail', async () => {
  const { version } = JSON.parse(readFileSync(join(root, 'packages/cli/package.json'), 'utf8'))
  const steps = nextSteps(await createBackendFolder(join(folder, 'mine')))
  expect(steps.includes('create it again with --packages')).toBe(version === '0.0.0')
})

test('.npmrc, which may hold a token one day, comes with the backend and stays out of its image', async () => {
  await createBackendFolder(join(folder, 'mine'))
  const read = (file: string) => readFileSync(join(folder, 'mine', file), 'utf8')
  expect(read('.npmrc')).toContain('ignore-scripts=true')
  expect(read('.dockerignore').split('\n')).toContain('.npmrc')
  expect(read('.gitignore')).not.toContain('.npmrc')
})

test('--packages: the tarballs are copied, package.json and Dockerfile name them, no registry has to know them', async () => {
  const names = [
    'label-studio-ml',
    'label-studio-ml-learners',
    'label-studio-ml-protocol',
    'label-studio-ml-sdk',
    'label-studio-ml-server',
  ]
  const tarballs = names.map((name) => `${name}.tgz`)
  mkdirSync(join(folder, 'packed'))
  for (const file of tarballs) writeFileSync(join(folder, 'packed', file), file)
  const { files } = await createBackendFolder(join(folder, 'mine'), {}, join(folder, 'packed'))
  expect(readdirSync(join(folder, 'mine', 'packages')).sort()).toEqual(tarballs.toSorted())
  expect(files).toContain(join('packages', 'label-studio-ml.tgz'))
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(folder, 'mine', 'package.json'), 'utf8'))
  expect(dependencies).toEqual({
    '@label-studio-ml/learners': 'file:packages/label-studio-ml-learners.tgz',
    '@label-studio-ml/protocol': 'file:packages/label-studio-ml-protocol.tgz',
    '@label-studio-ml/sdk': 'file:packages/label-studio-ml-sdk.tgz',
    '@label-studio-ml/server': 'file:packages/label-studio-ml-server.tgz',
  })
  expect(devDependencies['label-studio-ml']).toBe('file:packages/label-studio-ml.tgz')
  const dockerfile = readFileSync(join(folder, 'mine', 'Dockerfile'), 'utf8')
  expect(dockerfile).toMatch(
    /COPY package.json .*\nCOPY packages packages\n# .*\nRUN .* npm ci --omit=dev --ignore-scripts/,
  )
})

test('--packages: what only the command line needs is listed too, or else the registry would be asked', async () => {
  mkdirSync(join(folder, 'packed'))
  for (const name of ['', '-learners', '-protocol', '-sdk', '-server']) {
    writeFileSync(join(folder, 'packed', `label-studio-ml${name}.tgz`), '')
  }
  await createBackendFolder(join(folder, 'rules'), { engine: 'rules' }, join(folder, 'packed'))
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(folder, 'rules', 'package.json'), 'utf8'))
  expect(dependencies).not.toHaveProperty('@label-studio-ml/learners')
  expect(devDependencies['@label-studio-ml/learners']).toBe('file:packages/label-studio-ml-learners.tgz')
})

test('--packages with a folder that lacks a tarball is refused before anything is written', async () => {
  mkdirSync(join(folder, 'packed'))
  await expect(createBackendFolder(join(folder, 'mine'), {}, join(folder, 'packed'))).rejects.toThrow(
    /there is no label-studio-ml-learners\.tgz in it.*npm run pack:all/,
  )
  await expect(createBackendFolder(join(pretendRepository(), 'mine'), {}, 'packed')).rejects.toThrow(
    'cannot be used in this repository',
  )
  expect(readdirSync(folder).sort()).toEqual(['packages', 'packed', 'pnpm-workspace.yaml'])
})

test('a backend in apps/ of the repository uses its packages and build, as the other apps do', async () => {
  const created = await createBackendFolder(join(pretendRepository(), 'mine'))
  const own = JSON.parse(readFileSync(join(created.folder, 'package.json'), 'utf8'))
  const other = JSON.parse(readFileSync(join(root, 'apps/simple-text-classifier/package.json'), 'utf8'))
  expect(own.scripts).toEqual(other.scripts)
  expect(own.dependencies['@label-studio-ml/sdk']).toBe('workspace:*')
  expect(created.files).not.toContain('Dockerfile')
  expect(nextSteps(created)).toContain('pnpm --filter mine dev')
})

test('elsewhere in the repository no backend is created', async () => {
  await expect(createBackendFolder(join(pretendRepository(), '..', 'packages', 'mine'))).rejects.toThrow(
    'backends are apps',
  )
})
