import { expect, it } from 'vitest'
import { parseLabelConfig } from '../parse-label-config.ts'
import { checkResult } from '../region-check/check-prediction.ts'
import { toPixels } from './read-area.ts'

const config = parseLabelConfig(
  '<View><Pdf name="pdf" value="$pdf"/><OcrLabels name="ocr" toName="pdf"><Label value="Total"/></OcrLabels></View>',
)
const control = config.control('ocr', 'OcrLabels')
const page = { pageWidth: 600, pageHeight: 800 }
const box = { x: 60, y: 80, width: 300, height: 40, unit: 'pixel', label: 'Total' } as const

it('a box on a page is in fractions of it, with its text and page', () => {
  const region = control.box({ ...box, ...page, pageIndex: 2, text: '12.50', rotation: 0 })
  const value = {
    x: 0.1,
    y: 0.1,
    width: 0.5,
    height: 0.05,
    rotation: 0,
    pageIndex: 2,
    ocrtext: '12.50',
    ocrlabels: ['Total'],
  }
  expect(region.value).toEqual(value)
  expect(checkResult([region], config)).toEqual([])
  const [read] = control.read([region])
  expect(read).toMatchObject({ pageIndex: 2, text: '12.50', labels: ['Total'], unit: 'fraction' })
  expect(toPixels(read!, { width: 600, height: 800 })).toMatchObject({ x: 60, y: 80, width: 300, height: 40 })
})

it('a box is cut to its page', () => {
  expect(control.box({ ...box, unit: 'percent', x: 90, y: -2, width: 20, height: 10 }).value).toMatchObject({
    x: 0.9,
    y: 0,
    pageIndex: 1,
  })
})

it('what is not on the page is refused', () => {
  expect(() => control.box(box)).toThrow('has pageWidth undefined')
  expect(() => control.box({ ...box, unit: 'fraction' })).toThrow('lies outside of the image')
  expect(() => control.box({ ...box, ...page, pageIndex: 0 })).toThrow('has pageIndex 0; expected the number of a page')
  expect(() => control.box({ ...box, ...page, x: -5, rotation: 10 })).toThrow('begins outside of the page')
  expect(() => control.box({ ...box, ...page, x: 700, rotation: 10 })).toThrow(
    "none may be over 1 (pixels? pass unit: 'pixel')",
  )
})
