import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { tagSupports } from '../../tags/tag-supports.ts'
import { compileLabelStudioCheck } from './label-studio-check.ts'

type Messages = (string | string[])[]
type Row = [config: number, prediction: unknown, verdict: boolean | 'raises', messages?: Messages]

const file = new URL('../__fixtures__/label-studio-verdicts/verdicts.jsonl.gz', import.meta.url)
const [head, ...lines] = gunzipSync(readFileSync(file)).toString('utf8').split('\n')
const { configs }: { configs: string[] } = JSON.parse(head!)
const checks = configs.map((xml) => compileLabelStudioCheck({ xml }))
const rows = lines.map((line) => {
  const [config, prediction, verdict, messages] = JSON.parse(line) as Row
  const problems = checks[config]!.checkPrediction(prediction)
  return { config, prediction, isTaken: verdict === true, messages, problems }
})

/** A few of many, as messages of failing tests must stay readable. */
function some(found: typeof rows) {
  const first = found.slice(0, 5).map((row) => ({ ...row, config: configs[row.config] }))
  return { count: found.length, first: JSON.stringify(first, null, 1) }
}

describe('compileLabelStudioCheck, against the verdicts of label-studio-sdk', () => {
  it('takes what the SDK takes and nothing else', () => {
    expect(rows.length).toBeGreaterThan(80_000)
    expect(some(rows.filter(({ isTaken, problems }) => isTaken !== (problems.length === 0)))).toEqual(some([]))
  })

  it('meets values of every model, taken and refused', () => {
    const [taken, refused] = [new Set<string>(), new Set<string>()]
    for (const { prediction, isTaken } of rows) (isTaken ? taken : refused).add(typeOfOnlyRegion(prediction))
    const types = ['relations', ...Object.values(tagSupports).map(({ spec }) => spec.type)]
    expect(types.filter((type) => !taken.has(type))).toEqual(['relations'])
    expect(types.filter((type) => !refused.has(type))).toEqual([])
  })

  it('names the items that the messages of the SDK name', () => {
    const explained = rows.filter(
      ({ messages, prediction }) => messages && !sharesId(prediction) && !withoutItem.test(JSON.stringify(messages)),
    )
    expect(explained.length).toBeGreaterThan(3000)
    const wrong = explained.filter(({ messages, problems }) => {
      const indexes = problems.flatMap(({ index }) => index ?? [])
      return itemsNamed(messages!).join() !== indexes.join()
    })
    expect(some(wrong)).toEqual(some([]))
  })

  it('takes what is left of a result without the items it refuses', () => {
    const refused = rows.filter(({ problems }) => problems.some(({ index }) => index !== undefined))
    const wrong = refused.filter(({ config, prediction, problems }) => {
      const left = itemsOf(prediction).filter((_, at) => !problems.some(({ index }) => index === at))
      return checks[config]!.checkResult(left).length > 0
    })
    expect(some(wrong)).toEqual(some([]))
  })
})

/** The SDK says no index of what is no object, and stops or names others when it meets a type that is no string. */
const withoutItem = /must be a dictionary|has no attribute 'lower'/

function itemsNamed(messages: Messages): number[] {
  const named = messages.flat().flatMap((message) => message.match(/^(?:Region|Relation) (\d+): /)?.[1] ?? [])
  return [...new Set(named.map(Number))].sort((a, b) => a - b)
}

/** Which of two regions with one id is to be left out depends on the other. */
function sharesId(prediction: unknown): boolean {
  const ids = itemsOf(prediction).flatMap((region) => JSON.stringify(region?.id) ?? [])
  return new Set(ids).size < ids.length
}

function typeOfOnlyRegion(prediction: unknown): string {
  const items = itemsOf(prediction)
  return items.length === 1 ? String(items[0]?.type) : ''
}

function itemsOf(prediction: unknown): ({ id?: unknown; type?: unknown } | null)[] {
  const result = (prediction as { result?: unknown } | null)?.result
  return Array.isArray(result) ? result : []
}
