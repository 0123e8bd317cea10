import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { isWatched } from './is-watched.ts'

const folder = resolve('/home/me/.projects/reviews')
const watched = (path: string, modelDir?: string) => isWatched(join(folder, path), [folder], modelDir)

test('everything that a backend is made of is watched, wherever its folder lies', () => {
  const paths = ['', 'src/model.ts', 'label-config.xml', 'package.json', 'package-lock.json', 'data/words.json']
  expect(paths.filter((path) => !watched(path))).toEqual([])
})

test('what is installed, built, written by the backend or read by tests only is not', () => {
  const paths = ['node_modules/a/b.js', 'dist/main.js', 'model-dir/backend.sqlite', '.git/HEAD', '.env', 'out.log']
  expect([...paths, 'src/model.test.ts', 'src/__fixtures__/a.ts'].filter((path) => watched(path))).toEqual([])
})

test('MODEL_DIR is not, under any name', () => {
  expect(watched('kept/backend.sqlite', join(folder, 'kept'))).toBe(false)
  expect(watched('kept-words.json', join(folder, 'kept'))).toBe(true)
})
