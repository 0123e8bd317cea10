import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { controlTags, exampleRegion, labelConfigOf, type ObjectTagName, type TagSpec } from '@label-studio-ml/protocol'
import { type LabelConfig, parseLabelConfig, samplePrediction, sampleTask } from '@label-studio-ml/sdk'
import type { PredictedTask } from '../label-studio/tasks.ts'

/** A made-up task of a label config with predictions. */
export interface LabelConfigSample extends PredictedTask {
  name: string
  labelConfig: string
  config: LabelConfig
  /** Words of the message with which Label Studio's validation refuses it; undefined if it takes it. */
  refusal: string | undefined
}

/** What Label Studio's validation refuses, though its editor shows it; each with the reason. */
const refusals: Readonly<Record<string, string>> = {
  // A label that is the first of its area: it is validated as a span of text.
  'example of Labels on Image': "Invalid value for control 'labels'",
  // With toName a Chat is a control of type chat, which no value fits.
  'chat/chat_eval.xml': "Type 'chatmessage' does not match expected type 'chat' for control 'chat'",
  // Repeaters are not known to it, so the names that they write are missing.
  'computer-vision/multipage-documents--2022-10.xml': "'from_name' 'labels_0' not found in configuration",
  // A Rating without toName, which the editor adds.
  'generative-ai/chatbot-assessment.xml': "'from_name' 'likert_scale' not found in configuration",
  // Paths of nested choices are lists, and it takes strings only.
  'ranking-and-scoring/serp-ranking.xml': "Invalid value for control 'dynamic_choices'",
}

/** Each control tag on each of its object tags, alone in a label config. */
const pairs = Object.values<TagSpec>(controlTags).flatMap((spec) =>
  (Object.keys(spec.on) as ObjectTagName[]).map((object) => ({
    spec,
    object,
    labelConfig: labelConfigOf(spec, object),
  })),
)

/** Random predictions of every pair of control tag and object tag. */
export function pairSamples(): LabelConfigSample[] {
  return pairs.map(({ spec, object, labelConfig }) => randomSample(`${spec.tag} on ${object}`, labelConfig))
}

/** The examples in the formats of the control tags. */
export function pairExamples(): LabelConfigSample[] {
  return pairs.map(({ spec, object, labelConfig }) => {
    const sample = sampleOf(`example of ${spec.tag} on ${object}`, labelConfig)
    return { ...sample, predictions: [{ result: [exampleRegion(spec, object)] }] }
  })
}

/** Regions of every pair whose value says nothing. */
export function pairMistakes(): LabelConfigSample[] {
  return pairs.map(({ spec, object, labelConfig }) => {
    const sample = sampleOf(`mistake in ${spec.tag} on ${object}`, labelConfig)
    return { ...sample, predictions: [{ result: [{ ...exampleRegion(spec, object), value: {} }] }] }
  })
}

/** Random predictions of real label configs, in the folder that LABEL_CONFIGS names; none where there is no such folder. */
export function templateSamples(): LabelConfigSample[] {
  const beside = resolve(import.meta.dirname, '../../../../../shared/fixtures/label-configs')
  const folder = process.env.LABEL_CONFIGS ?? beside
  if (!existsSync(folder)) return []
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.xml'))
  return files.map((path) => randomSample(path, readFileSync(join(folder, path), 'utf8')))
}

function randomSample(name: string, labelConfig: string): LabelConfigSample {
  const sample = sampleOf(name, labelConfig)
  return { ...sample, predictions: [1, 2].map((seed) => samplePrediction(sample.config, sample, { seed })) }
}

function sampleOf(name: string, labelConfig: string): LabelConfigSample {
  const config = parseLabelConfig(labelConfig)
  const { data } = sampleTask(config, { seed: 1 })
  return { name, labelConfig, config, data, predictions: [], refusal: refusals[name] }
}
