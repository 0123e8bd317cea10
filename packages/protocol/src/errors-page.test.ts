import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { renderErrorsPage } from './errors-page.ts'

test('the committed docs/errors.md is the page of the error catalogue', () => {
  const committed = readFileSync(new URL('../../../docs/errors.md', import.meta.url), 'utf8')
  expect(committed === renderErrorsPage(), 'run: pnpm docs:write').toBe(true)
})
