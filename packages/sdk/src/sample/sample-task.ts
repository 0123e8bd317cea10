import type { Task } from '@label-studio-ml/protocol'
import { boundField } from '../elements/data-binding.ts'
import type { ControlTagData } from '../label-config/control-tag-data.ts'
import { audio } from '../objects/audio.ts'
import type { ObjectTag } from '../objects/object-tag.ts'
import { sampleList, sampleWords } from '../objects/sample-words.ts'
import type { LabelConfig } from '../parse-label-config.ts'
import { createRandom, type Random } from '../random.ts'
import { fillField } from './fill-field.ts'

export interface SampleOptions {
  /** The same seed gives the same; any other whole number gives something else. Random when left out. */
  seed?: number | undefined
}

/**
 * A task for a label config: the config's own sample task if it keeps one in a comment, and a made-up value in every other
 * field that an object tag shows (media are small data URLs), in every item of a Repeater's list, and for labels that come
 * from the task. Use it to try or to test a model with any label config.
 * @param options `id` of the task, 1 when left out
 * @example sampleTask(config, { seed: 7 }) // { id: 1, data: { text: 'the cat sees …' } }
 */
export function sampleTask(config: LabelConfig, { seed = randomSeed(), id = 1 }: SampleOptions & { id?: number } = {}) {
  const random = createRandom(seed)
  const data = ownData(config)
  for (const object of config.objects) fillObject(data, object, random)
  for (const control of config.controls) fillControl(data, control, random)
  return { id, data } satisfies Task
}

export function randomSeed(): number {
  return Math.floor(Math.random() * 2 ** 32)
}

function ownData({ sampleTask }: LabelConfig): Record<string, unknown> {
  const { data } = sampleTask ?? {}
  return typeof data === 'object' && data !== null && !Array.isArray(data) ? { ...data } : {}
}

function fillObject(data: Record<string, unknown>, object: ObjectTag, random: Random): void {
  const { field, fields } = object
  const make = () => object.sample(random) ?? sampleWords(random)
  if (field !== undefined) fillField(data, field, make)
  else for (const part of fields) fillField(data, part, () => sampleWords(random))
  if (isWholeTask(object) && Object.keys(data).length === 0) Object.assign(data, object.sample(random))
  fillAttribute(data, object, 'frameRate', () => 25)
  fillAttribute(data, object, 'audioUrl', () => audio.sample(object, random))
}

/** A tag of code without `data` gets the task as it is. */
function isWholeTask(object: ObjectTag): boolean {
  return (object.is('ReactCode') || object.is('CustomInterface')) && object.fields.length === 0
}

/** What the labels and the Repeater of a control tag take from the task. */
function fillControl(data: Record<string, unknown>, control: ControlTagData, random: Random): void {
  for (const { field } of control.repeats) if (field !== undefined) fillField(data, field, () => [{}, {}])
  if (control.dynamic) fillAttribute(data, control, 'value', () => sampleChoices(random))
}

function sampleChoices(random: Random): { value: string }[] {
  return sampleList(random, 4, (index) => ({ value: `Label ${index + 1}` }))
}

function fillAttribute(
  data: Record<string, unknown>,
  tag: Pick<ObjectTag, 'attribute'>,
  name: string,
  make: () => unknown,
): void {
  const field = boundField(tag.attribute(name))
  if (field !== undefined) fillField(data, field, make)
}
