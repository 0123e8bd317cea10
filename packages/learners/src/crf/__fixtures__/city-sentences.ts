import type { LabeledText } from '../../text/labeled-text.ts'

/** Sentences written for these tests; entities are marked `[text|label]`. */
const MARKED = [
  '[Ada Keller|person] lives in [Bern|place].',
  'Yesterday [Tom Brandt|person] flew from [Lisbon|place] to [New York|place].',
  'The train to [Vienna|place] was late again.',
  '[Nora Lind|person] met [Omar Haddad|person] in [Oslo|place].',
  'We asked [Ines Pereira|person] about the weather.',
  'Nobody in [Paris|place] knew the answer.',
  'My neighbour sold his old bicycle.',
  'Mrs. [Keller|person] moved from [Geneva|place] to [Bern|place] in 2011.',
  'It rained all day, so we stayed at home.',
  '[Omar Haddad|person] teaches maths in [Cairo|place].',
  'The museum in [Lisbon|place] opens at nine.',
  'Did [Tom Brandt|person] call you from [Oslo|place]?',
  'She never liked long meetings.',
  'Doctor [Lind|person] works in a hospital near [Vienna|place].',
  'A letter came from [New York|place] for [Ada Keller|person].',
  'The children played football until dark.',
  '[Yuki Mori|person] was born in [Kyoto|place].',
  'Flights from [Kyoto|place] to [Paris|place] are expensive.',
  'Please send the book to [Yuki Mori|person].',
  'The soup was too salty 😀, said [Ines Pereira|person].',
  'There is a bridge in [Geneva|place] that everyone photographs.',
  'He forgot his keys on the kitchen table.',
  '[Elif Kaya|person] drove from [Ankara|place] to [Izmir|place].',
  'Mr. [Kaya|person] and Mrs. [Mori|person] live in [Izmir|place].',
  'The market in [Ankara|place] closes early.',
  'Our team lost the last match.',
  'Mrs. [Haddad|person] flew to [Cairo|place] with [Nora Lind|person].',
  'Mr. [Brandt|person] never lived in [Berlin|place].',
  'The concert in [Berlin|place] was sold out.',
  'I met [Elif Kaya|person] at the station.',
]

/** The sentences with their entities. */
export const citySentences: readonly LabeledText[] = MARKED.map(readMarked)

function readMarked(marked: string): LabeledText {
  let text = ''
  const spans: LabeledText['spans'][number][] = []
  for (const part of marked.split(/(\[[^\]]+\])/)) {
    const [, name, label] = /^\[(.+)\|(.+)\]$/.exec(part) ?? []
    if (name && label) spans.push({ start: text.length, end: text.length + name.length, label })
    text += name ?? part
  }
  return { text, spans }
}
