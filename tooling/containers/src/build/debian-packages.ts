import { existsSync } from 'node:fs'
import { mustRun, runCommand } from '../run-command.ts'

/** What building and running containers without an engine needs, and the file that shows it is there. */
const packages = {
  podman: '/usr/bin/podman',
  runc: '/usr/sbin/runc',
  netavark: '/usr/lib/podman/netavark',
  'aardvark-dns': '/usr/lib/podman/aardvark-dns',
  iptables: '/usr/sbin/iptables',
  debootstrap: '/usr/sbin/debootstrap',
}

/** Installs what is missing; needs Debian and root. Throws with the missing packages when it may not. */
export async function installDebianPackages(): Promise<void> {
  const missing = Object.entries(packages).flatMap(([name, file]) => (existsSync(file) ? [] : [name]))
  if (!(await canMakeEnvironments())) missing.push('python3', 'python3-venv')
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    throw new Error(
      `Containers are built here with ${Object.keys(packages).join(', ')} from Debian, as root. Run this as root on Debian 12 or later, or start a Docker engine for "pnpm containers:build".`,
    )
  }
  if (missing.length === 0) return
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await mustRun('apt-get', ['update', '-qq'], { env, timeout: 120 })
  await mustRun('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], { env, timeout: 300 })
}

async function canMakeEnvironments(): Promise<boolean> {
  const probe = await runCommand('python3', ['-c', 'import ensurepip, venv'], { timeout: 20 }).catch(() => undefined)
  return probe?.exitCode === 0
}
