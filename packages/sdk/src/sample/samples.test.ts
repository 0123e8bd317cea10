import { existsSync, globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { controlTags, labelConfigOf, type ObjectTagName, type TagSpec } from '@label-studio-ml/protocol'
import { describe, expect, it } from 'vitest'
import { parseLabelConfig } from '../parse-label-config.ts'
import { checkPrediction } from '../region-check/check-prediction.ts'
import { samplePrediction } from './sample-prediction.ts'
import { sampleTask } from './sample-task.ts'

const seeds = Array.from({ length: 20 }, (_, seed) => seed)
const pairs = Object.values<TagSpec>(controlTags).flatMap((spec) =>
  (Object.keys(spec.on) as ObjectTagName[]).map(
    (object) => [`${spec.tag} on ${object}`, labelConfigOf(spec, object)] as const,
  ),
)
/** The editor refuses these as well: two tags have one name. */
const refused = ['duplicate-names', 'odd-names']
const own = configsIn(new URL('../label-config/__fixtures__/', import.meta.url)).filter(
  ([name]) => !refused.some((one) => name.includes(one)),
)
const templates = configsIn(new URL('../../../../../shared/fixtures/label-configs/', import.meta.url))

function configsIn(folder: URL): (readonly [string, string])[] {
  if (!existsSync(folder)) return []
  const cwd = fileURLToPath(folder)
  return globSync('**/*.xml', { cwd }).map((name) => [name, readFileSync(new URL(name, folder), 'utf8')] as const)
}

/** Configs whose answers the editor shows and Label Studio's own validation refuses. */
const refusedAnswers: Readonly<Record<string, string>> = {
  'parse-config/repeater.xml': 'no control tag has the name that a Repeater writes',
  'computer-vision/multipage-documents--2022-10.xml': 'no control tag has the name that a Repeater writes',
  'parse-config/to-name-missing.xml': 'a control without toName is none',
  'generative-ai/chatbot-assessment.xml': 'a control without toName is none',
  'parse-config/other-case.xml': 'tags and attributes count in their exact case',
  'parse-config/wrapped-labels.xml': 'tags and attributes count in their exact case',
  'parse-config/nested-controls.xml': 'a choice inside of another control belongs to that',
  'parse-config/quotes-and-cdata.xml': 'a choice has no text instead of a value',
  'ranking-and-scoring/serp-ranking.xml': 'nested choices are paths only in the editor',
  'parse-config/chat-and-relations.xml': 'a Chat that refers to itself has no type',
  'chat/chat_eval.xml': 'a Chat that refers to itself has no type',
}

/** Control tags without an answer, and what they would need for one. */
const unanswered: Readonly<Record<string, readonly string[]>> = {
  'Labels on Image': ['labels: an area'],
  'VideoRectangle on Video': ['labels: they stand in the tracks'],
  'VideoVector on Video': ['labels: they stand in the tracks'],
  'videos/video-object-tracking.xml': ['videoLabels: they stand in the tracks'],
  'parse-config/chat-and-relations.xml': ['rel: no region'],
  'parse-config/conditionals.xml': ['a: an area', 'b: an area', 'c: an area', 'f: an area'],
  'parse-config/index-flags.xml': ['before_{{idx}}: an area', 'after: an area'],
  'parse-config/prefixes.xml': ['c: one object tag'],
  'parse-config/prototype-names.xml': ['hasOwnProperty: one object tag', 'toString: one object tag'],
  'parse-config/to-name-list.xml': ['spaced: one object tag', 'twice: one object tag'],
  'parse-config/value-list.xml': ['l1: one object tag', 'l2: an area'],
  'ranking-and-scoring/pairwise-regression.xml': ['rating: one object tag'],
  'ranking-and-scoring/pairwise-regression--config-xml.xml': ['rating: one object tag'],
  'community-contributions/breast-cancer-mammogram-classification.xml':
    'birads_left density_left findings_left birads_right density_right findings_right notes'
      .split(' ')
      .map((name) => `${name}: one object tag`),
}

describe.each([...pairs, ...own, ...templates])('for %s', (name, xml) => {
  const config = parseLabelConfig(xml)
  const samples = seeds.map((seed) => {
    const task = sampleTask(config, { seed })
    return { seed, task, prediction: samplePrediction(config, task, { seed }) }
  })

  it('every prediction can be shown, and every region of it read', () => {
    for (const { seed, prediction } of samples) {
      expect(checkPrediction(prediction, config), `seed ${seed}`).toEqual([])
      for (const region of prediction.result)
        expect(config.control(String(region.from_name)).read([region]), `seed ${seed}`).toHaveLength(1)
    }
  })

  const reason = refusedAnswers[name]
  it(reason ? `Label Studio refuses predictions: ${reason}` : 'Label Studio takes every prediction', () => {
    const problems = samples.flatMap(({ prediction }) => checkPrediction(prediction, config, { level: 'labelStudio' }))
    if (reason) expect(problems).not.toEqual([])
    else expect(problems).toEqual([])
  })

  it('every control tag is answered that can be', () => {
    const answered = samples.flatMap(({ prediction }) => prediction.result.map(({ from_name }) => String(from_name)))
    const known = new Set(answered.map((one) => config.control(one).line))
    const missing = config.controls.filter(({ line }) => !known.has(line)).map((control) => control.name)
    expect(missing).toEqual((unanswered[name] ?? []).map((one) => one.split(':')[0]))
  })

  it('the same seed gives the same', () => {
    const { seed, task, prediction } = samples[7]!
    expect(sampleTask(config, { seed })).toEqual(task)
    expect(samplePrediction(config, task, { seed })).toEqual(prediction)
  })
})
