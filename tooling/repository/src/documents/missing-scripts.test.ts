import { expect, test } from 'vitest'
import { missingScripts } from './missing-scripts.ts'

test('scripts of the repository and of its packages are known, others are missing', () => {
  const code = 'pnpm install\npnpm lint\npnpm --filter simple-text-classifier dev\nnpm test\nPORT=1 pnpm fly --high'
  expect(missingScripts(code)).toEqual(['package.json has no script "fly"'])
})
