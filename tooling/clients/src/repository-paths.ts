import { join, resolve } from 'node:path'

export const repository = resolve(import.meta.dirname, '../../..')
export const clientsPackage = join(repository, 'tooling', 'clients')

/** Made anew by each check, below the package so that its dependencies resolve; not committed. */
export const artifacts = join(clientsPackage, 'artifacts')
