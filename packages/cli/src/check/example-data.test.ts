import { parseLabelConfig } from '@label-studio-ml/sdk'
import { expect, test } from 'vitest'
import { exampleData } from './example-data.ts'

const config = (inside: string, comment = '') => parseLabelConfig(`<View>${inside}</View>${comment}`)

test('the sample task of the label config comes first', () => {
  expect(exampleData(config('<Text name="t" value="$text"/>', '<!-- {"data": {"text": "A"}} -->'))).toEqual({
    text: 'A',
  })
})

test('without one every object tag gets a value of its kind', () => {
  const tags = '<Text name="t" value="$text"/><Image name="i" valueList="$pages"/><Paragraphs name="p" value="$talk"/>'
  const data = exampleData(config(tags))
  expect(data).toMatchObject({
    text: expect.stringMatching(/\w/),
    talk: expect.arrayContaining([{ author: 'Speaker 0', text: expect.any(String) }]),
  })
  expect(data.pages).toContainEqual(expect.stringMatching(/^data:image\/gif;base64,/))
})

test('made-up media can be decoded', async () => {
  const data = exampleData(config('<Image name="i" value="$i"/><Audio name="a" value="$a"/>'))
  const [image, audio] = await Promise.all(
    [data.i, data.a].map(async (url) => Buffer.from(await (await fetch(String(url))).arrayBuffer())),
  )
  expect([image?.readUInt16LE(6), image?.readUInt16LE(8), image?.at(-1)]).toEqual([1, 1, 0x3b])
  expect(audio?.readUInt32LE(4)).toBe((audio?.length ?? 0) - 8)
})
