import { join, resolve } from 'node:path'

/** The folder whose folders are the apps. */
export const appsFolder = join(resolve(import.meta.dirname, '../../..'), 'apps')
