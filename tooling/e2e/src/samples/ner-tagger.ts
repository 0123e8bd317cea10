import type { AppSample, SampleTask } from '../app-sample.ts'
import { chooseLabel } from '../browser/labeling-page.ts'
import { highlightedTexts, selectText } from '../browser/select-text.ts'
import type { Region } from '../label-studio/regions.ts'

const people = ['Alice Novak', 'Omar Haddad', 'Ines Duarte', 'Peter Lindqvist', 'Mei Tanaka', 'Jonas Weber']
const firms = [
  'Brightwater Ltd',
  'Northwind Bank',
  'Copperfield Press',
  'Harbor Foods',
  'Solano Rail',
  'Quill Software',
]
const places = ['Lisbon', 'Oslo', 'Nairobi', 'Kyoto', 'Toronto', 'Prague']

/** Sentences in which `PER`, `ORG` and `LOC` stand for a name of that kind. */
const sentences = [
  'Yesterday PER left ORG and moved to LOC, where PER was born.',
  'ORG opened an office in LOC, said PER.',
  'In LOC, PER met the directors of ORG.',
  'The board of ORG asked PER to stay in LOC.',
  'Mr PER works for ORG near LOC.',
  'Shares of ORG fell after PER spoke in LOC.',
]

/** One name three times, behind characters that UTF-16 counts twice. */
const lookAlikes =
  '🐱 Ruth Okafor joined Harbor Foods in Oslo. A year later Ruth Okafor left, and nobody replaced Ruth Okafor.'

function region(label: string, start: number, text: string): Region {
  const value = { start, end: start + text.length, text, labels: [label] }
  return { from_name: 'label', to_name: 'text', type: 'labels', value }
}

/** Puts names into a sentence and notes where they stand. Label Studio counts code points; these texts have no other characters. */
function fill(sentence: string, names: Record<string, string>): SampleTask {
  let text = ''
  const truth: Region[] = []
  for (const part of sentence.split(/(PER|ORG|LOC)/)) {
    const name = names[part]
    if (name) truth.push(region(part, text.length, name))
    text += name ?? part
  }
  return { data: { text }, truth: truth.map((one, index) => ({ id: `t${index}`, ...one })) }
}

function tasks(): SampleTask[] {
  return Array.from({ length: 36 }, (_, index) => {
    const round = Math.floor(index / 6)
    const pick = (names: string[], step: number) => names[(index + round * step) % names.length] ?? ''
    const names = { PER: pick(people, 1), ORG: pick(firms, 2), LOC: pick(places, 3) }
    return fill(sentences[(index * 5 + round) % sentences.length] ?? '', names)
  })
}

const key = ({ value }: Region) => `${value.start}-${value.end}-${(value.labels as string[] | undefined)?.join()}`

/** F1 of exact spans with their label. */
function spanF1(predicted: Region[], truth: Region[]): number {
  const wanted = new Set(truth.map(key))
  const hits = new Set(predicted.map(key).filter((one) => wanted.has(one))).size
  return predicted.length + truth.length === 0 ? 1 : (2 * hits) / (predicted.length + truth.length)
}

/** Thirty-six made-up sentences with people, organizations and places. */
export const sample: AppSample = {
  labelConfig: `<View>
  <Labels name="label" toName="text" smart="true">
    <Label value="PER" background="#d4380d"/>
    <Label value="ORG" background="#ffc069"/>
    <Label value="LOC" background="#0958d9"/>
  </Labels>
  <Text name="text" value="$text"/>
</View>`,
  tasks: tasks(),
  agreement: spanF1,
  interactiveContext: (task) => ({ result: task.truth.slice(0, 1).map((one) => ({ ...one, origin: 'manual' })) }),
  browser: {
    shows: async (page, regions) => {
      const highlighted = await highlightedTexts(page)
      return regions.every((one) => highlighted.includes(String(one.value.text)))
    },
    prompt: {
      task: { data: { text: lookAlikes }, truth: [] },
      draw: async (page) => {
        await chooseLabel(page, 'PER')
        await selectText(page, 'Ruth Okafor')
      },
    },
  },
}
