import { readFileSync } from 'node:fs'
import { basename, relative, sep } from 'node:path'
import { root } from '@label-studio-ml/harness'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { sourceFiles } from './source-files.ts'
import { publishablePackages, workspacePackages } from './workspace-packages.ts'

const files = workspacePackages().flatMap(sourceFiles)
const vagueNames = new Set(['utils', 'util', 'helpers', 'helper', 'common', 'types', 'misc'])
const longest = 250

test('no file or folder has a name that says nothing', () => {
  const vague = files.filter((file) => pathParts(file).some((part) => vagueNames.has(part)))
  expect(vague).toEqual([])
})

test('file and folder names are kebab-case', () => {
  const odd = files.filter((file) => !pathParts(file).every((part) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(part)))
  expect(odd).toEqual([])
})

test(`no source file is longer than ${longest} lines`, () => {
  const long = files.map((file) => ({ file: relative(root, file), lines: lineCount(file) }))
  expect(long.filter(({ lines }) => lines > longest)).toEqual([])
})

test.each(publishablePackages().map((one) => [one.manifest.name, one] as const))(
  '%s lists what it exports by hand',
  (_name, one) => {
    const indexes = sourceFiles(one).filter((file) => basename(file) === 'index.ts')
    expect(indexes.filter(hasExportStar)).toEqual([])
  },
)

/** `src/prediction/choices.test.ts` → prediction, choices */
function pathParts(file: string): string[] {
  const inside = file.slice(file.indexOf(`${sep}src${sep}`) + 5)
  return inside.split(sep).map((part) => part.replace(/((\.integration|\.slow|\.prompt)?\.test|\.d)?\.ts$/, ''))
}

function lineCount(file: string): number {
  return readFileSync(file, 'utf8').trimEnd().split('\n').length
}

function hasExportStar(file: string): boolean {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest)
  return source.statements.some((one) => ts.isExportDeclaration(one) && !one.exportClause)
}
