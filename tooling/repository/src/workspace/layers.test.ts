import { join, relative, resolve, sep } from 'node:path'
import { root } from '@label-studio-ml/harness'
import { describe, expect, test } from 'vitest'
import { importsOf, packageOf } from './imports-of.ts'
import { forbiddenUse } from './layers.ts'
import { isTestFile, sourceFiles } from './source-files.ts'
import { type WorkspacePackage, workspacePackages } from './workspace-packages.ts'

const packages = workspacePackages()
const byName = new Map(packages.map((one) => [one.manifest.name, one]))

describe.each(packages.map((one) => [one.manifest.name, one] as const))('%s', (_name, one) => {
  test('declares no dependency against the direction of the layers', () => {
    const declared = Object.keys({ ...one.manifest.dependencies, ...one.manifest.devDependencies })
    expect(declared.flatMap((name) => complaint(one, name))).toEqual([])
  })

  test('imports nothing against the direction of the layers', () => {
    expect(eachImport(one, (_file, name) => complaint(one, packageOf(name)))).toEqual([])
  })

  test('imports in its sources only what its package.json declares', () => {
    const declared = { ...one.manifest.dependencies, ...(one.room === 'tooling' ? one.manifest.devDependencies : {}) }
    const known = new Set([one.manifest.name, ...Object.keys(declared), ...(one.room === 'tooling' ? rootTools : [])])
    const undeclared = (file: string, name: string) => {
      const used = packageOf(name)
      return used && !isTestFile(file) && !known.has(used) ? [`uses ${used}, which is not in dependencies`] : []
    }
    expect(eachImport(one, undeclared)).toEqual([])
  })

  test('reaches no other package by a relative path', () => {
    const outside = (file: string, name: string) =>
      name.startsWith('.') && !resolve(file, '..', name).startsWith(one.folder + sep) ? [`reaches ${name}`] : []
    expect(eachImport(one, outside)).toEqual([])
  })
})

test('the layers refuse an import upwards, of an app and of tooling', () => {
  const sdk = named('@label-studio-ml/sdk')
  expect(forbiddenUse(sdk, named('@label-studio-ml/server'))).toBe('it may use protocol only')
  expect(forbiddenUse(sdk, named('simple-text-classifier'))).toBe('nobody imports an app')
  expect(forbiddenUse(sdk, named('@label-studio-ml/repository'))).toBe('only tooling imports tooling')
})

const rootTools = ['typescript', 'vitest', 'publint', 'fast-check']

function complaint(user: WorkspacePackage, name: string | undefined): string[] {
  const used = name === undefined ? undefined : byName.get(name)
  const reason = used && forbiddenUse(user, used)
  return reason ? [`uses ${name}: ${reason}`] : []
}

function eachImport(one: WorkspacePackage, check: (file: string, name: string) => string[]): string[] {
  return sourceFiles(one).flatMap((file) =>
    importsOf(file)
      .flatMap((name) => check(file, name))
      .map((problem) => `${relative(root, file)} ${problem}`),
  )
}

function named(name: string): WorkspacePackage {
  return byName.get(name) ?? expect.unreachable(`no package ${name} in ${join(root, 'packages')}`)
}
