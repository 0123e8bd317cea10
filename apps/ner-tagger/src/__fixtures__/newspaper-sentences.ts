import type { LabeledText } from '@label-studio-ml/learners'

/** Sentences written for these tests; entities are marked `[text|label]`. */
const marked = [
  'Yesterday [Alice Novak|PER] left [Northwind Bank|ORG] and moved to [Lisbon|LOC].',
  '[Harbor Foods|ORG] opened an office in [Oslo|LOC], said [Omar Haddad|PER].',
  'In [Kyoto|LOC], [Ines Duarte|PER] met the directors of [Solano Rail|ORG].',
  'The board of [Quill Software|ORG] asked [Mei Tanaka|PER] to stay in [Toronto|LOC].',
  'Nobody in the village had seen the bus.',
  'Mr [Jonas Weber|PER] works for [Copperfield Press|ORG] near [Prague|LOC].',
  'Shares of [Brightwater Ltd|ORG] fell after [Peter Lindqvist|PER] spoke in [Nairobi|LOC].',
  'Last week [Mei Tanaka|PER] left [Solano Rail|ORG] and moved to [Oslo|LOC] 🙂.',
  '[Northwind Bank|ORG] opened a branch in [Prague|LOC], said [Ines Duarte|PER].',
  'It rained until the evening, and then the sun came out.',
  'In [Toronto|LOC], [Jonas Weber|PER] met the lawyers of [Harbor Foods|ORG].',
  'The board of [Copperfield Press|ORG] asked [Alice Novak|PER] to stay in [Nairobi|LOC].',
  'Mrs [Ines Duarte|PER] works for [Brightwater Ltd|ORG] near [Lisbon|LOC].',
  'Shares of [Quill Software|ORG] fell after [Omar Haddad|PER] spoke in [Kyoto|LOC].',
]

const heldOut = [
  'Yesterday [Rosa Lindgren|PER] left [Marlow Steel|ORG] and moved to [Geneva|LOC].',
  '[Falcon Insurance|ORG] opened an office in [Madrid|LOC], said [Tariq Osman|PER].',
  'Shares of [Ostrava Mills|ORG] fell after [Nils Okafor|PER] spoke in [Quito|LOC].',
  '🙂 Mr [Tariq Osman|PER] works for [Marlow Steel|ORG] near [Madrid|LOC].',
]

/** Twelve sentences with entities and two without. */
export const newspaperSentences: readonly LabeledText[] = marked.map(readMarked)

/** Sentences of the same kinds with other names. */
export const otherSentences: readonly LabeledText[] = heldOut.map(readMarked)

function readMarked(sentence: string): LabeledText {
  let text = ''
  const spans: LabeledText['spans'][number][] = []
  for (const part of sentence.split(/(\[[^\]]+\])/)) {
    const [, name, label] = /^\[(.+)\|(.+)\]$/.exec(part) ?? []
    if (name && label) spans.push({ start: text.length, end: text.length + name.length, label })
    text += name ?? part
  }
  return { text, spans }
}
