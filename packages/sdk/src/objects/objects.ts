import type { ObjectTag } from '../label-config/object-tag.ts'
import { audio, audioPlus } from './audio.ts'
import { chat } from './chat.ts'
import { hyperText } from './hyper-text.ts'
import { image } from './image.ts'
import { list } from './list.ts'
import type { MethodsOf } from './object-support.ts'
import { paragraphs } from './paragraphs.ts'
import { pdf } from './pdf.ts'
import { customInterface, reactCode } from './react-code.ts'
import { table } from './table.ts'
import { text } from './text.ts'
import { timeSeries } from './time-series.ts'
import { video } from './video.ts'

/** Every object tag that the SDK can read. */
export const objects = [
  text,
  hyperText,
  paragraphs,
  image,
  audio,
  audioPlus,
  video,
  timeSeries,
  table,
  list,
  pdf,
  chat,
  reactCode,
  customInterface,
] as const

type Support = (typeof objects)[number]

/** The object tags that have methods. */
export type ObjectTagName = Support['tag']

/**
 * An object tag of a kind, with the methods that read what a task has for it.
 * @example
 * const object = config.object('photo')
 * if (object.is('Image')) console.log(object.imageOf({ data: { url: 'https://example.com/1.png' } }))
 */
export type ObjectTagOf<Name extends ObjectTagName> = ObjectTag & MethodsOf<Extract<Support, { tag: Name }>>
