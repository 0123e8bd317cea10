import type { AppSample, SampleTask } from '../app-sample.ts'
import type { Region } from '../label-studio/regions.ts'

const openings = [
  'This kettle',
  'The hotel by the lake',
  'Her second novel',
  'Our new bicycle',
  'The train ride north',
  'That café',
]

const endings: Record<string, string[]> = {
  Positive: [
    'was wonderful and I would gladly choose it again.',
    'is a delight: excellent value and lovely to use.',
    'made us happy from start to finish, simply great.',
    'turned out excellent, and everybody loved it.',
    'is wonderful, well made and a great pleasure.',
  ],
  Negative: [
    'was terrible and I want my money back.',
    'is a disappointment: awful quality and boring too.',
    'broke within a day, simply horrible.',
    'turned out awful, and everybody complained.',
    'is horrible, badly made and a terrible waste.',
  ],
}

const choice = (label: string): Region[] => [
  { from_name: 'sentiment', to_name: 'text', type: 'choices', value: { choices: [label] } },
]

function tasks(): SampleTask[] {
  const made: SampleTask[] = []
  for (let ending = 0; ending < 5; ending += 1) {
    for (const opening of openings) {
      for (const [label, texts] of Object.entries(endings)) {
        made.push({ data: { text: `${opening} ${texts[ending]}` }, truth: choice(label) })
      }
    }
  }
  return made
}

const chosen = (regions: Region[]) => (regions[0]?.value.choices as string[] | undefined)?.[0]

/** Sixty short made-up reviews, half of them positive. */
export const sample: AppSample = {
  labelConfig: `<View>
  <Text name="text" value="$text"/>
  <Choices name="sentiment" toName="text" choice="single" showInLine="true">
    <Choice value="Positive"/>
    <Choice value="Negative"/>
  </Choices>
</View>`,
  tasks: tasks(),
  agreement: (predicted, truth) => (chosen(predicted) === chosen(truth) ? 1 : 0),
  browser: {
    shows: async (page, regions) => {
      const boxes = await page
        .locator('.lsf-choices label')
        .filter({ has: page.locator('input:checked') })
        .allTextContents()
      return boxes.length === regions.length && boxes.every((text) => text.startsWith(chosen(regions) ?? ''))
    },
  },
}
