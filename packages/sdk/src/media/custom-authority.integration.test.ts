import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder, testMedia } from './__fixtures__/file-server.ts'

test('a custom authority is trusted when it is given, and the message says what to set when it is not', async () => {
  const folder = temporaryFolder()
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']
  const files = ['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'certificate.pem')]
  const made = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
  execFileSync('openssl', [...made, ...subject, ...files], { stdio: 'pipe' })
  const [key, ca] = ['key.pem', 'certificate.pem'].map((name) => readFileSync(join(folder, name), 'utf8'))
  const server = createServer({ key, cert: ca }, (_request, response) => response.end('file'))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  try {
    const url = `https://localhost:${(server.address() as AddressInfo).port}/a`
    const allowedHosts = ['localhost']
    expect(await readFile(await testMedia({ allowedHosts, ca }).getLocalPath(url), 'utf8')).toBe('file')
    await expect(testMedia({ allowedHosts }).getLocalPath(url)).rejects.toThrow('LABEL_STUDIO_CA_FILE')
  } finally {
    server.closeAllConnections()
    server.close()
  }
})
