import { existsSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { root } from '../find-apps.ts'
import { runCommand } from '../run-command.ts'

export interface RegistrySettings {
  /** An .npmrc for the build's secret `npmrc`. */
  npmrc: string
  /** The certificates this machine trusts, when it was told of others than Node's own. */
  certificates: string | undefined
}

/** Where the certificates are in the container while it is built. */
export const certificatesInBuild = '/etc/ssl/certs/ca-certificates.crt'

/** Collects how this machine reaches its package registry and writes it to a file in `folder`, for one build. */
export async function writeRegistrySettings(folder: string): Promise<RegistrySettings> {
  const certificates = [process.env.NODE_EXTRA_CA_CERTS, await npmSetting('cafile')].find(
    (file) => file && existsSync(file),
  )
  const registry = await npmSetting('registry')
  const own = process.env.NPM_CONFIG_USERCONFIG ?? join(homedir(), '.npmrc')
  const lines = [
    ...(existsSync(own) ? [readFileSync(own, 'utf8').trim()] : []),
    ...(registry ? [`registry=${registry}`] : []),
    ...(certificates ? [`cafile=${certificatesInBuild}`] : []),
  ]
  const npmrc = join(folder, 'npmrc')
  await writeFile(npmrc, `${lines.join('\n')}\n`, { mode: 0o600 })
  return { npmrc, certificates }
}

async function npmSetting(name: string): Promise<string | undefined> {
  const { exitCode, stdout } = await runCommand('npm', ['config', 'get', name], { cwd: root, timeout: 30 })
  const value = stdout.trim()
  return exitCode !== 0 || value === 'null' || value === 'undefined' || value === '' ? undefined : value
}
