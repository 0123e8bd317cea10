import { deepStrictEqual } from 'node:assert'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { parseConfig } from './parse-config.ts'

const fixtures = new URL('./__fixtures__/', import.meta.url)
const own = new URL('parse-config/', fixtures)
const templates = new URL('../../../../../shared/fixtures/label-configs/', import.meta.url)
const expectedOfTemplates = readJson(new URL('parse-config-of-templates.json', fixtures))

describe('parseConfig', () => {
  const names = readdirSync(own).filter((name) => name.endsWith('.xml'))

  it.each(names)('returns what parse_config of the Python SDK returned for %s', (name) => {
    const parsed = parseConfig(readFileSync(new URL(name, own), 'utf8'))
    deepStrictEqual(parsed, readJson(new URL(name.replace('.xml', '.json'), own)))
  })

  it.runIf(existsSync(templates)).each(Object.keys(expectedOfTemplates))(
    'returns what the Python SDK returned for %s',
    (path) => {
      deepStrictEqual(parseConfig(readFileSync(new URL(path, templates), 'utf8')), expectedOfTemplates[path])
    },
  )

  it('returns what the Python SDK returned for 500 random label configs', () => {
    const lines = gunzipSync(readFileSync(new URL('parse-config-of-random.jsonl.gz', fixtures)))
      .toString()
      .trimEnd()
    const pairs = lines.split('\n').map((line): [string, unknown] => JSON.parse(line))
    expect(pairs).toHaveLength(500)
    for (const [xml, expected] of pairs) deepStrictEqual(parseConfig(xml), expected)
  })

  it('returns an empty object for empty text and null', () => {
    expect(parseConfig('')).toStrictEqual({})
    expect(parseConfig(null)).toStrictEqual({})
  })

  it('lists controls and labels in document order', () => {
    const parsed = parseConfig(readFileSync(new URL('nested-taxonomy.xml', own), 'utf8'))
    expect(parsed.tree?.labels).toEqual(['Fruit', 'Apple', 'other-fruit', 'Tool', 'Saw'])
  })
})

function readJson(url: URL): Record<string, unknown> {
  return JSON.parse(readFileSync(url, 'utf8'))
}
