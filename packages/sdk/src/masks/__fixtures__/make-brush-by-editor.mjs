/**
 * Writes brush-by-editor.json: RGBA images and what `encode` of @thi.ng/rle-pack 3.2.12, the editor's codec, makes of
 * them, with its default sizes and with others. Run it in a folder where that package is installed.
 */
import { createRequire } from 'node:module'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const resolve = createRequire(pathToFileURL(join(process.cwd(), 'x.js'))).resolve
const { encode } = await import(pathToFileURL(resolve('@thi.ng/rle-pack')).href)

let seed = 7
const random = () => {
  seed = (seed * 1103515245 + 12345) % 2 ** 31
  return seed / 2 ** 31
}
/** What an image has in its four channels: the editor writes them alike, other tools differ. */
const pixels = {
  alike: () => Array(4).fill(random() < 0.5 ? 0 : 255),
  'black with opacity': () => [0, 0, 0, Math.floor(random() * 256)],
  'all different': () => Array.from({ length: 4 }, () => Math.floor(random() * 256)),
  full: () => [255, 255, 255, 255],
}
const rows = []
for (const [name, pixel] of Object.entries(pixels)) {
  for (const [width, height] of [[1, 1], [17, 5], [20, 9], [130, 129]]) {
    if (width > 100 && name !== 'full') continue
    const image = Uint8Array.from(Array.from({ length: width * height }, pixel).flat())
    for (const sizes of [[3, 4, 8, 16], [1, 2, 3, 4], [2, 7, 12, 13], [16, 1, 5, 9]]) {
      const rle = Buffer.from(encode(image, image.length, 8, sizes)).toString('base64')
      const mask = Buffer.from(image.filter((_, at) => at % 4 === 3)).toString('base64')
      rows.push({ name: `${name}, ${width} x ${height}, sizes ${sizes}`, width, height, mask, rle })
    }
  }
}
writeFileSync(new URL('brush-by-editor.json', import.meta.url), `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`)
