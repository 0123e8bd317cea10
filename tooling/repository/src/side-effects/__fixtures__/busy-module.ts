import { readFileSync } from 'node:fs'

export const self = readFileSync(import.meta.filename, 'utf8')
export const home = process.env.HOME
export const timer = setTimeout(() => {}, 1)
process.on('SIGUSR2', () => {})
console.log('imported')
