import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { ObjectTagName } from '@label-studio-ml/protocol'
import { labelConfigOf } from '@label-studio-ml/protocol'
import { describe, expect, it } from 'vitest'
import { parseLabelConfig } from '../parse-label-config.ts'
import { checkResult } from '../region-check/check-prediction.ts'
import type { TagSupport } from '../tags/tag-support.ts'
import { tagSupports } from '../tags/tag-supports.ts'
import { buildExample, controlOf, tagPages, workingExamples } from './tag-pages.ts'

const folder = new URL('../../../../docs/tags/', import.meta.url)
const pages = tagPages()
const pairs = Object.values<TagSupport>(tagSupports).flatMap((support) =>
  (Object.keys(support.spec.on) as ObjectTagName[]).map((object) => [support.spec.tag, object, support] as const),
)

describe('the docs pages of control tags', () => {
  it.each([...pages.keys()])('%s is what "pnpm docs:write" writes', (name) => {
    const file = new URL(name, folder)
    expect(existsSync(file) && readFileSync(file, 'utf8') === pages.get(name), 'run: pnpm docs:write').toBe(true)
  })

  it('are all there is in the folder', () => {
    expect(readdirSync(folder).sort()).toEqual([...pages.keys()].sort())
  })

  it.each(pairs)('show for %s on %s a call that builds a sound region', (_tag, object, support) => {
    const examples = workingExamples(support, object)
    expect(examples.length).toBeGreaterThan(0)
    const config = parseLabelConfig(labelConfigOf(support.spec, object))
    for (const example of examples) {
      expect(checkResult([buildExample(example, controlOf(support, object))], config), example).toEqual([])
    }
  })
})
