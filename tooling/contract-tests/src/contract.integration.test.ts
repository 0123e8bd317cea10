import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { appsFolder, startApp } from '@label-studio-ml/harness'
import { expect, test } from 'vitest'
import type { RunningBackend, Settings } from './context/target.ts'
import { contractSuite } from './contract-suite.ts'

const { CONTRACT_BASE_URL: url, CONTRACT_LABEL_CONFIG: file = '', CONTRACT_APPS: apps = appsFolder } = process.env

if (url) {
  test('CONTRACT_LABEL_CONFIG names the label config for CONTRACT_BASE_URL, e.g. apps/ner-tagger/label-config.xml', () => {
    expect(existsSync(file)).toBe(true)
  })
  if (existsSync(file)) {
    const start = async () => ({ url, log: () => '', restart: async () => {}, stop: async () => {} })
    contractSuite({ name: url, labelConfig: readFileSync(file, 'utf8'), kind: 'running', start })
  }
} else {
  for (const name of readdirSync(apps).filter((folder) => existsSync(join(apps, folder, 'package.json')))) {
    const labelConfig = join(apps, name, 'label-config.xml')
    test(`${name} has a label-config.xml`, () => {
      expect(existsSync(labelConfig)).toBe(true)
    })
    if (!existsSync(labelConfig)) continue
    const start = (settings: Settings) => startAsProcess(name, settings)
    contractSuite({ name, labelConfig: readFileSync(labelConfig, 'utf8'), kind: 'process', start })
  }
}

async function startAsProcess(name: string, env: Settings): Promise<RunningBackend> {
  const app = await startApp(name, { env, apps })
  const restart = async () => {
    await app.stop()
    await app.restart()
  }
  return {
    url: app.url,
    log: app.log,
    restart,
    stop: async () => void (await app.stop()),
  }
}
