import { expect, test } from 'vitest'
import { manifestProblems } from './manifest-problems.ts'

const files = ['README.md', 'LICENSE', 'package.json', 'dist/index.js', 'dist/index.d.ts']
const manifest = {
  name: 'sample',
  description: 'A sample',
  keywords: ['sample'],
  license: 'Apache-2.0',
  engines: { node: '>=22.19' },
  files: ['dist'],
  exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' } },
  dependencies: { other: '1.0.0' },
}

test('a complete package has no problems', () => {
  expect(manifestProblems(manifest, files)).toEqual([])
})

test('what the workspace alone understands is a problem', () => {
  const exports = { '.': { '@label-studio-ml/source': './src/index.ts', default: './dist/index.js' } }
  expect(manifestProblems({ ...manifest, exports, dependencies: { other: 'workspace:*' } }, files)).toEqual([
    'exports still name the source condition: publishConfig.exports must replace them',
    'package.json names ./src/index.ts, which is not in the tarball',
    'other is still workspace:*',
  ])
})

test('a missing field, a missing file and a test in the tarball are problems', () => {
  const { license, ...rest } = manifest
  expect(
    manifestProblems(rest, ['package.json', 'README.md', 'dist/index.js', 'dist/index.d.ts', 'src/a.test.ts']),
  ).toEqual([
    'package.json has no license',
    'LICENSE is not in the tarball',
    'src/a.test.ts does not belong in the tarball',
  ])
})
