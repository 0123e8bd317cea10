import { audio, audioPlus } from './audio.ts'
import { chat } from './chat.ts'
import { hyperText } from './hyper-text.ts'
import { image } from './image.ts'
import { list } from './list.ts'
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

export type ObjectTagSupport = (typeof objects)[number]

/** The object tags that have methods. */
export type ObjectTagName = ObjectTagSupport['tag']
