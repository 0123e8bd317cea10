import {
  bitmaskPng,
  boxOf,
  decodeBrushRle,
  encodeBrushRle,
  maskOfBitmaskPng,
  maskOfPolygons,
  polygonsOf,
} from '@label-studio-ml/sdk/masks'

/**
 * Milliseconds for masks of 4,000 x 3,000 pixels in each form of Label Studio: three blobs with ragged edges; the same with one
 * pixel of a hundred wrong; and, as the worst there is, each pixel by the toss of a coin. The best of five runs.
 */
const size = { width: 4000, height: 3000 }
const random = createRandom(1)
const blobs = blobMask()
const specks = { ...size, data: blobs.data.map((value) => (random() < 0.01 ? 255 - value : value)) }
const coins = { ...size, data: blobs.data.map(() => (random() < 0.5 ? 255 : 0)) }

console.log(
  '| mask | rle, kB | encode | decode | bitmask PNG, kB | encode | decode | polygons | to polygons | to mask | box |',
)
console.log(`|${' --- |'.repeat(11)}`)
for (const [name, mask] of Object.entries({ blobs, specks, coins })) {
  const rle = best(() => encodeBrushRle(mask))
  const decoded = best(() => decodeBrushRle(rle.result, size))
  if (Buffer.compare(decoded.result.data, mask.data) !== 0) throw new Error(`${name}: the mask came back another`)
  const png = best(() => bitmaskPng(mask))
  const unpacked = best(() => maskOfBitmaskPng(png.result))
  const polygons = best(() => polygonsOf(mask))
  const filled = best(() => maskOfPolygons(polygons.result, size))
  const box = best(() => boxOf(mask))
  const columns = [name, kilobytes(rle.result), rle, decoded, kilobytes(png.result), png, unpacked]
  console.log(`| ${[...columns, polygons.result.length, polygons, filled, box].map(cell).join(' | ')} |`)
}

interface Timed<Result> {
  result: Result
  milliseconds: number
}

function best<Result>(run: () => Result): Timed<Result> {
  let fastest: Timed<Result> | undefined
  for (let round = 0; round < 5; round++) {
    const start = performance.now()
    const result = run()
    const milliseconds = performance.now() - start
    if (fastest === undefined || milliseconds < fastest.milliseconds) fastest = { result, milliseconds }
  }
  return fastest!
}

function cell(value: Timed<unknown> | string | number): string {
  return typeof value === 'object' ? `${value.milliseconds.toFixed(0)} ms` : String(value)
}

function kilobytes({ length }: { length: number }): string {
  return (length / 1000).toFixed(0)
}

function blobMask() {
  const data = new Uint8Array(size.width * size.height)
  for (let at = 0; at < data.length; at++) {
    const [x, y] = [at % size.width, Math.floor(at / size.width)]
    const isInside =
      isInBlob(x - 1000, y - 800, 500) || isInBlob(x - 2500, y - 1500, 900) || isInBlob(x - 3500, y - 2600, 300)
    if (isInside) data[at] = 255
  }
  return { ...size, data }
}

function isInBlob(x: number, y: number, radius: number): boolean {
  const angle = Math.atan2(y, x)
  return Math.hypot(x, y) < radius * (1 + 0.1 * Math.sin(7 * angle) + 0.02 * Math.sin(400 * angle))
}

/** The same numbers from 0 to 1 in each run. */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1103515245 + 12345) % 2 ** 31
    return state / 2 ** 31
  }
}
