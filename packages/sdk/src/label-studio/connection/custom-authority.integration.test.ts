import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { clientForTest } from '../testing/stub-label-studio.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'authority-'))
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']
  const files = ['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'certificate.pem')]
  const made = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
  execFileSync('openssl', [...made, ...subject, ...files], { stdio: 'pipe' })
})
afterAll(() => rmSync(folder, { recursive: true }))

it('trusts a custom authority when it is given, and says what to set when it is not', async () => {
  const [key, cert] = ['key.pem', 'certificate.pem'].map((name) => readFileSync(join(folder, name), 'utf8'))
  const server = createServer({ key, cert }, (_request, response) => response.end('{"release":"1.23.2"}'))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  try {
    const url = `https://localhost:${(server.address() as AddressInfo).port}`
    expect(await clientForTest({ url, ca: cert }).version()).toMatchObject({ release: '1.23.2' })
    await expect(clientForTest({ url }).version()).rejects.toMatchObject({
      code: 'LABEL_STUDIO_UNREACHABLE',
      message: expect.stringContaining('set LABEL_STUDIO_CA_FILE to the PEM file of that authority'),
    })
    const elsewhere = url.replace('localhost', '127.0.0.1')
    await expect(clientForTest({ url: elsewhere, ca: cert }).version()).rejects.toThrow(
      'Its certificate is for another host name: set LABEL_STUDIO_URL to that name.',
    )
  } finally {
    server.closeAllConnections()
    server.close()
  }
})
