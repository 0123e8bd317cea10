import { expect, test } from 'vitest'
import { readOptions } from './options.ts'

const versions = (args: string[]) => readOptions(args, {}).releases.map(({ version }) => version)

test('runs the two releases of CI unless told otherwise', () => {
  expect(versions([])).toEqual(['1.23.2', '1.13.1'])
})

test('takes releases, also behind the -- that pnpm passes on', () => {
  expect(versions(['--', '--label-studio', '1.4.1'])).toEqual(['1.4.1'])
})

test('an unknown release is refused with the known ones', () => {
  expect(() => versions(['--label-studio', '1.99.0'])).toThrow(/No recipe for Label Studio 1.99.0: known are 1.23.2/)
})

test('LABEL_STUDIO_VENVS moves the installations, --venvs wins over it', () => {
  expect(readOptions([], { LABEL_STUDIO_VENVS: '/cache/a' }).labelStudioCache).toBe('/cache/a')
  expect(readOptions(['--venvs', '/cache/b'], { LABEL_STUDIO_VENVS: '/cache/a' }).labelStudioCache).toBe('/cache/b')
})
