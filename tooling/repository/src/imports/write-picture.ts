import { writeFileSync } from 'node:fs'
import { pictureFile, withPicture } from './picture.ts'
import { readImports } from './read-imports.ts'

/** `pnpm docs:write`: draws the picture in docs/architecture.md anew. */
const { imports } = await readImports()
writeFileSync(pictureFile, withPicture(imports))
