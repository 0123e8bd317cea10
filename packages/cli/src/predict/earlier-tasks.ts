import { createReadStream } from 'node:fs'

/** The tasks, one a line, that a killed run has written whole. */
export interface EarlierTasks {
  /** What they take of the file. */
  bytes: number
  count: number
  /** Of them, those without a prediction. */
  without: number
  last: object | undefined
}

export const noTasks: EarlierTasks = { bytes: 0, count: 0, without: 0, last: undefined }

/** The end of a task without a prediction, of which `predictions` is the last field. */
const noPrediction = '"predictions":[]}'

export async function readEarlierTasks(path: string): Promise<EarlierTasks> {
  let bytes = 0
  let count = 0
  let without = 0
  let last = ''
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    const text = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    let from = 0
    for (let end = text.indexOf(0x0a); end >= 0; end = text.indexOf(0x0a, from)) {
      const line = text.toString('utf8', from, end)
      if (line === ']') break
      from = end + 1
      if (line === '[') continue
      last = line
      count++
      if (line.endsWith(noPrediction)) without++
    }
    bytes += from
    rest = text.subarray(from)
  }
  return count === 0 ? noTasks : { bytes, count, without, last: JSON.parse(last.replace(/^,/, '')) }
}
