import { mkdirSync, writeFileSync } from 'node:fs'
import { tagPages } from './tag-pages.ts'

/** `pnpm docs:write`: writes the pages of the control tags, after a change of their format or their examples. */
const folder = new URL('../../../../docs/tags/', import.meta.url)
mkdirSync(folder, { recursive: true })
for (const [name, page] of tagPages()) writeFileSync(new URL(name, folder), page)
