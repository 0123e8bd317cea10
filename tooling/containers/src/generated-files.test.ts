import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findApps, root } from './find-apps.ts'
import { generatedFiles } from './generated-files.ts'

const advice = 'run "pnpm containers:write" and commit what it wrote'

describe.each(findApps())('$name', (app) => {
  test.each(generatedFiles(app))('$path is what its template makes', ({ path, text }) => {
    const file = join(root, path)
    expect(existsSync(file), `${path} is missing: ${advice}`).toBe(true)
    expect(readFileSync(file, 'utf8'), `${path} differs from its template: ${advice}`).toBe(text)
  })
})
