import { randomFillSync } from 'node:crypto'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-'
const idLength = 10
const pool = new Uint8Array(idLength * 256)
let used = pool.length

/** A random id of a region: 60 bits in the characters that Label Studio's editor uses (A-Za-z0-9_-). */
export function createRegionId(): string {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  let id = ''
  for (const end = used + idLength; used < end; used++) id += alphabet[(pool[used] ?? 0) & 63]
  return id
}
