import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { planBackend } from './backend-plan.ts'
import { standaloneFiles } from './standalone-files.ts'

const files = (packages: Parameters<typeof standaloneFiles>[1] = { kind: 'registry' }) =>
  standaloneFiles(planBackend({ name: 'mine' }), packages) as Record<'Dockerfile' | 'compose.yaml', string>
const ofRepository = (file: string) => readFileSync(resolve(import.meta.dirname, '../../../../deploy', file), 'utf8')

test('tarballs are copied into the image when there are some', () => {
  expect(files().Dockerfile).not.toContain('COPY packages')
  expect(files({ kind: 'tarballs', folder: '/packed' }).Dockerfile).toContain('COPY packages packages\n')
})

test("images of created backends end in the same stage as those of this repository's apps", () => {
  const lastStage = (text: string) => text.slice(text.lastIndexOf('FROM '))
  const expected = lastStage(ofRepository('Dockerfile'))
    .replace('ARG APP\n', '')
    .replaceAll('$APP', 'mine')
    .replace('dist/main.js', 'src/main.ts')
  expect(lastStage(files().Dockerfile)).toBe(expected)
})

test("compose files of created backends run the same services as this repository's", () => {
  const services = (text: string) => text.slice(text.indexOf('services:'))
  const expected = services(ofRepository('compose.yaml'))
    .replace(/build:\n( {6}.*\n)+/, 'build: .\n')
    .replaceAll(/(\.\.\/apps\/\$\{APP\}\/)?\.env/g, '.env')
    .replaceAll(/\$\{APP\}/g, 'mine')
  expect(services(files()['compose.yaml'])).toBe(expected)
})

test('the host name has the dot without which Label Studio makes no webhook', () => {
  expect(files()['compose.yaml']).toContain('aliases: ["mine.internal"]')
})
