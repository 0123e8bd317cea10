import { z } from 'zod'
import { defineTag } from './define-tag.ts'
import { labels } from './geometry.ts'

const fraction = z.number()

/** A labeled box on a page of a PDF. Unlike on images its numbers are fractions of the page, 0 to 1. */
export const ocrLabels = defineTag({
  tag: 'OcrLabels',
  type: 'ocrlabels',
  summary: 'A labeled box with its text on a page of a PDF.',
  labelKey: 'ocrlabels',
  element: '<OcrLabels name="ocrlabels" toName="{object}"><Label value="Total"/><Label value="Date"/></OcrLabels>',
  on: {
    Pdf: {
      value: z.looseObject({
        x: fraction.meta({ description: 'Left edge, 0 to 1 of the page.' }),
        y: fraction.meta({ description: 'Top edge, 0 to 1 of the page.' }),
        width: fraction.meta({ description: '0 to 1 of the page.' }),
        height: fraction.meta({ description: '0 to 1 of the page.' }),
        rotation: z.number().optional(),
        pageIndex: z.int().min(1).optional().meta({ description: 'From 1.' }),
        ocrtext: z.string().optional(),
        ocrlabels: labels,
      }),
      example: {
        x: 0.1,
        y: 0.2,
        width: 0.3,
        height: 0.05,
        rotation: 0,
        pageIndex: 1,
        ocrtext: '12.50',
        ocrlabels: ['Total'],
      },
    },
  },
})
