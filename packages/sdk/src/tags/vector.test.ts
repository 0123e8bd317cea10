import { describe, expect, it } from 'vitest'
import { parseLabelConfig } from '../parse-label-config.ts'

const config = parseLabelConfig(`<View>
  <Image name="image" value="$image"/>
  <VectorLabels name="road" toName="image"><Label value="Road"/></VectorLabels>
</View>`)
const image = { originalWidth: 200, originalHeight: 100 }
const pixels = { ...image, unit: 'pixel' } as const

describe('control.vector', () => {
  const control = config.control('road', 'VectorLabels')
  const points = [
    [50, 50],
    [100, 100],
  ]

  it('joins each point to the one before', () => {
    expect(control.vector({ ...pixels, points, label: 'Road' }).value).toEqual({
      vertices: [
        { id: 'p1', x: 25, y: 50, prevPointId: null, isBezier: false },
        { id: 'p2', x: 50, y: 100, prevPointId: 'p1', isBezier: false },
      ],
      closed: false,
      vectorlabels: ['Road'],
    })
  })

  it('takes vertices that branch and bend', () => {
    const vertices = [
      { id: 'a', x: 0, y: 0 },
      { id: 'b', x: 20, y: 10, controlPoint1: { x: 10, y: 10 } },
      { id: 'c', x: 20, y: 20, prevPointId: 'a' },
    ]
    const { value } = control.vector({ ...pixels, vertices, closed: true, label: 'Road' })
    expect(value.vertices.map(({ prevPointId }) => prevPointId)).toEqual([null, 'a', 'a'])
    expect(value.vertices[1]).toMatchObject({ isBezier: true, controlPoint1: { x: 5, y: 10 } })
    expect(value.closed).toBe(true)
  })

  it('refuses points outside, single ones, and joints to none', () => {
    const refused = (vertices: object[], message: string) =>
      expect(() => control.vector({ ...image, vertices: vertices as never, label: 'Road' })).toThrow(message)
    refused([{ x: 1, y: 1 }], 'has 1 points; a path has 2 or more')
    refused(
      [
        { x: 1, y: 1 },
        { x: 101, y: 1 },
      ],
      'has a point outside of the image: x 101, y 1 percent',
    )
    refused(
      [
        { x: 1, y: 1 },
        { x: 2, y: 1, prevPointId: 'z' },
      ],
      "prevPointId 'z' at vertices[1]",
    )
    refused(
      [
        { id: 'a', x: 1, y: 1 },
        { id: 'a', x: 2, y: 1 },
      ],
      'two vertices of one id',
    )
  })
})
