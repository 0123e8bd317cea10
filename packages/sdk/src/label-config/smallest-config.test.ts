import { expect, it } from 'vitest'
import { parseLabelConfig } from '../parse-label-config.ts'
import { smallestConfig } from './smallest-config.ts'

const tags =
  `Choices Taxonomy Rating Number DateTime TextArea Pairwise Ranker Labels HyperTextLabels ParagraphLabels TimeSeriesLabels
  TimelineLabels RectangleLabels Ellipse PolygonLabels KeyPointLabels Brush BitmaskLabels MagicWand VectorLabels VideoRectangle
  VideoVectorLabels OcrLabels`.split(/\s+/)

it('is a label config with this control tag and nothing to warn of, whatever the tag', () => {
  for (const tag of tags) {
    const { controls, warnings } = parseLabelConfig(smallestConfig(tag))
    expect([controls.map((control) => control.tag), warnings], tag).toEqual([[tag], []])
    expect(controls[0]?.objects.length, tag).toBeGreaterThan(0)
  }
})

it('has the object tag that is asked for, in the spelling of Label Studio', () => {
  expect(smallestConfig('choices', 'IMAGE')).toBe(
    '<View><Image name="image" value="$image"/><Choices name="choices" toName="image"><Choice value="A"/></Choices></View>',
  )
})
