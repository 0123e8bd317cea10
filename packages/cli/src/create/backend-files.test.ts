import { labelConfigOf } from '@label-studio-ml/protocol'
import { parseLabelConfig } from '@label-studio-ml/sdk'
import { expect, test } from 'vitest'
import { backendFiles } from './backend-files.ts'
import { planBackend } from './backend-plan.ts'
import { type Engine, enginesFor } from './engines.ts'
import { type TagPair, tagPairs } from './tag-pairs.ts'

const packages = { kind: 'registry' } as const
const everyBackend = tagPairs.flatMap((pair) => enginesFor(pair).map((engine) => ({ pair, engine })))

function filesOf({ control, object }: TagPair, engine: Engine): Record<string, string> {
  const plan = planBackend({ name: 'tidy-tagger', control, object, engine: engine.name })
  return backendFiles(plan, { kind: 'standalone', packages })
}

/** What is wrong with a created backend, as far as its files say. */
function problemsOf(pair: TagPair, engine: Engine): string[] {
  const files = filesOf(pair, engine)
  const model = files['src/model.ts']!
  const problems = Object.entries(files)
    .filter(([, text]) => /Generated[A-Z]|generated-backend/.test(text))
    .map(([path]) => `${path} has words of the templates`)
  if (model.split('\n').length > 120) problems.push('the model is long')
  if (!model.includes(`export class TidyTagger extends LabelStudioMLBase<'${pair.control}'`)) problems.push('no class')
  if (!files['src/main.ts']!.includes('await serve(TidyTagger)')) problems.push('nothing is served')
  if (!files['README.md']!.includes(engine.answer(pair)!.summary)) problems.push('nothing said about how it answers')
  const { controls, objects, sampleTask } = parseLabelConfig(files['label-config.xml']!)
  if (!controls.some(({ tag }) => tag === pair.control)) problems.push('no control tag')
  const { data } = sampleTask as { data: object }
  if (!objects.every(({ field }) => Object.hasOwn(data, field!))) problems.push('no sample task')
  return problems.map((problem) => `${pair.control} on ${pair.object}, ${engine.name}: ${problem}`)
}

test('every pair with every engine that fits is whole, short, and nothing of the templates is left over', () => {
  expect(everyBackend.length).toBeGreaterThan(tagPairs.length)
  expect(everyBackend.flatMap(({ pair, engine }) => problemsOf(pair, engine))).toEqual([])
})

test('the label config is the smallest one of its pair, with what the rules look for', () => {
  const pair = tagPairs.find(({ control }) => control === 'Choices')!
  const files = filesOf(pair, enginesFor(pair).find(({ name }) => name === 'rules')!)
  const written = files['label-config.xml']!.replaceAll(
    / predicted_values="[^"]+"|<!--.*-->|\n *(?=<Choice |<.Choices)/g,
    '',
  )
  expect(written.trim()).toBe(labelConfigOf(pair.spec, pair.object).trim())
  expect(files['label-config.xml']).toContain('<Choice value="Yes" predicted_values="yes, good, great, love"/>')
})

test('a tag without a rule of its own is answered with the example of its format', () => {
  const [rating] = tagPairs.filter(({ control }) => control === 'Rating')
  const spec = { ...rating!.spec, tag: 'Thumbs', type: 'thumbs', element: '<Thumbs name="thumbs" toName="{object}"/>' }
  const pair = { control: 'Thumbs', object: 'Text', spec } as unknown as TagPair
  const engine = enginesFor(pair)[0]!
  const plan = { ...planBackend({ name: 'a', engine: 'rules' }), pair, engine, answer: engine.answer(pair)! }
  const { 'src/model.ts': model } = backendFiles(plan, { kind: 'standalone', packages })
  expect(engine.name).toBe('rules')
  expect(model).toContain('const value = {"rating":4}\n  return { from_name: control.name')
})
