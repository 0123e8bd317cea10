import dns from 'node:dns'
import { syncBuiltinESMExports } from 'node:module'
import { afterEach, expect, it, vi } from 'vitest'
import { projectPayload, sentimentConfig, startBackend } from '../__fixtures__/start-backend.ts'

const project = '7.1767225600'
let backend: Awaited<ReturnType<typeof startBackend>>

afterEach(async () => {
  vi.restoreAllMocks()
  syncBuiltinESMExports()
  await backend.stop()
})

it('ends a job at once when the name in /setup leads to a link-local address', async () => {
  const { lookup } = dns
  const looked: string[] = []
  vi.spyOn(dns, 'lookup').mockImplementation(((hostname: string, ...rest: unknown[]) => {
    looked.push(hostname)
    const found = hostname === 'rebinding.example' ? '169.254.169.254' : hostname
    return (lookup as (...of: unknown[]) => void)(found, ...rest)
  }) as never)
  syncBuiltinESMExports()
  backend = await startBackend({ predictOnImport: true, predictionDebounceMs: 10 })
  const origin = { hostname: 'http://rebinding.example:8080', access_token: 'TOKEN' }
  await backend.post('/setup', { project, schema: sentimentConfig, ...origin })
  const tasks = [{ id: 1, data: { text: 'a' } }]
  await backend.post('/webhook', { action: 'TASKS_CREATED', project: projectPayload(project), tasks })
  const line = () => backend.lines.find(({ msg, state }) => msg === 'prediction job' && state === 'failed')
  await expect.poll(line, { timeout: 10_000 }).toBeDefined()
  expect(JSON.stringify(line())).toContain('http://rebinding.example:8080 is not called')
  expect(JSON.stringify(line())).toContain('set LABEL_STUDIO_URL and LABEL_STUDIO_API_KEY')
  expect(looked.filter((name) => name === 'rebinding.example')).toHaveLength(1)
})
