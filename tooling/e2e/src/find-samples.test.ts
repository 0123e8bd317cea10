import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findSamples } from './find-samples.ts'

test('names the apps that have an entry but no sample', async () => {
  const apps = mkdtempSync(join(tmpdir(), 'apps-'))
  try {
    for (const name of ['simple-text-classifier', 'brand-new']) {
      mkdirSync(join(apps, name, 'src'), { recursive: true })
      writeFileSync(join(apps, name, 'src', 'main.ts'), '')
    }
    mkdirSync(join(apps, 'no-app'))
    const { samples, missing } = await findSamples(apps)
    expect([samples.map(({ app }) => app), missing]).toEqual([['simple-text-classifier'], ['brand-new']])
  } finally {
    rmSync(apps, { recursive: true, force: true })
  }
})
