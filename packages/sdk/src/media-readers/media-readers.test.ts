import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, onTestFinished, test } from 'vitest'
import { LabelStudioMLBase } from '../model/label-studio-ml-base.ts'
import type { ModelRuntime } from '../model/model-runtime.ts'
import { parseLabelConfig } from '../parse-label-config.ts'

class Reader extends LabelStudioMLBase {}

const config = parseLabelConfig(`<View>
  <Image name="photo" value="$photo"/>
  <Image name="pages" valueList="$pages"/>
  <Audio name="sound" value="$sound"/>
  <Text name="text" value="$text" valueType="url"/>
  <Text name="note" value="$note"/>
  <HyperText name="page" value="$page.html" valueType="url"/>
  <Paragraphs name="talk" value="$talk" valueType="url"/>
  <TimeSeries name="series" value="$series" timeColumn="time"><Channel column="v"/></TimeSeries>
  <Choices name="kind" toName="photo"><Choice value="A"/></Choices>
</View>`)

/** A model whose files lie in a folder, each under the name that its URL ends with. */
function readerOf(files: Record<string, string | Uint8Array>) {
  const folder = mkdtempSync(join(tmpdir(), 'media-readers-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  const getLocalPath = async (url: string) => join(folder, url.split('/').at(-1)!)
  const model = new Reader({ labelInterface: config, files: { getLocalPath } } as unknown as ModelRuntime)
  return { model, folder }
}

const task = (data: Record<string, unknown>) => ({ id: 1, data })
const photo = task({ photo: 'https://example.com/photo' })

/** Two pixels beside each other, red and blue, stored so that a browser has to turn them: then red is above. */
const turned = () =>
  sharp(Buffer.from([255, 0, 0, 0, 0, 255]), { raw: { width: 2, height: 1, channels: 3 } })
    .png()
    .withMetadata({ orientation: 6 })
    .toBuffer()

test('an image is upright, with the size that regions count in', async () => {
  const { model } = readerOf({ photo: await turned() })
  expect(await model.readImage(config.control('kind'), photo)).toEqual({
    data: Buffer.from([255, 0, 0, 0, 0, 255]),
    channels: 3,
    width: 1,
    height: 2,
    originalWidth: 1,
    originalHeight: 2,
  })
})

test('an image is stretched if it is wanted', async () => {
  const { model } = readerOf({ photo: await turned() })
  const { data, ...size } = await model.readImage('https://example.com/photo', photo, { width: 4, height: 6 })
  expect([data.length, size]).toEqual([72, { channels: 3, width: 4, height: 6, originalWidth: 1, originalHeight: 2 }])
})

test.each([
  ['gray', { channels: 1 as const, pixel: [100] }, [100, 100, 100]],
  ['half transparent', { channels: 4 as const, pixel: [0, 0, 0, 128] }, [127, 127, 127]],
])('an image that is %s has three channels too', async (_, { channels, pixel }, expected) => {
  const png = await sharp(Buffer.from(pixel), { raw: { width: 1, height: 1, channels } })
    .png()
    .toBuffer()
  const { model } = readerOf({ photo: png })
  expect([...(await model.readImage(config.object('photo'), photo)).data]).toEqual(expected)
})

test('the size of an image needs no decoding', async () => {
  const { model, folder } = readerOf({ photo: (await turned()).subarray(0, -20) })
  expect(await model.readImageSize(config.control('kind'), photo)).toEqual({
    path: join(folder, 'photo'),
    mediaType: 'image/png',
    width: 1,
    height: 2,
  })
})

test.each(['readImage', 'readImageSize'] as const)('%s says what it cannot read', async (method) => {
  const { model } = readerOf({ photo: '<html>sign in</html>' })
  await expect(model[method](config.control('kind'), photo)).rejects.toMatchObject({ code: 'MEDIA_UNREADABLE' })
})

test('another tag than an image is refused with its name', async () => {
  await expect(readerOf({}).model.readImage(config.object('text'), photo)).rejects.toThrow(
    '<Text name="text"> shows Text, and this reads Image',
  )
})

test('a sound has its samples', async () => {
  const { model } = readerOf({ sound: wave([0, 16384, -32768, 0]) })
  const { channels, ...rest } = await model.readAudio(config.object('sound'), task({ sound: '/x/sound' }))
  expect(channels.map((channel) => [...channel].map((sample) => Math.round(sample * 100) / 100))).toEqual([
    [0, 0.5, -1, 0],
  ])
  expect(rest).toEqual({ sampleRate: 8000, length: 4, duration: 0.0005 })
})

test('what is no sound is refused', async () => {
  const { model } = readerOf({ sound: 'not a sound' })
  await expect(model.readAudio('/x/sound', task({}))).rejects.toMatchObject({ code: 'MEDIA_UNREADABLE' })
})

test('texts, dialogues and series at a URL are read in one call', async () => {
  const { model } = readerOf({
    text: '\ufeffGrüße',
    page: '<p>Hi <b>you</b></p>',
    talk: '[{"author": "A", "text": "Hi"}]',
    series: 'time,v\n0,5\n1,6\n',
  })
  const at = task({
    text: 's3://b/text',
    page: { html: 's3://b/page' },
    talk: '/d/talk',
    series: 'https://e.com/series',
  })
  expect(await model.readText(config.object('text'), at)).toBe('Grüße')
  expect(await model.readText(config.object('page'), at)).toBe('Hi you')
  expect(await model.readParagraphs(config.object('talk'), at)).toEqual([{ author: 'A', text: 'Hi' }])
  expect(await model.readSeries(config.object('series'), at)).toMatchObject({
    length: 2,
    time: [0, 1],
    columns: { v: [5, 6] },
  })
  const page = config.object('page')
  expect(page.is('HyperText') && page.htmlOf(at, await model.loadValue(page, at))).toBe('<p>Hi <b>you</b></p>')
  expect(await model.readText(config.object('note'), task({ note: 'here' }))).toBe('here')
})

test('a text in another encoding is refused', async () => {
  const { model } = readerOf({ text: Buffer.from('Grüße', 'latin1') })
  await expect(model.readText(config.object('text'), task({ text: '/x/text' }))).rejects.toThrow('UTF-8')
})

test('preloaded data have paths and contents, and the task stays as it is', async () => {
  const { model, folder } = readerOf({ text: 'hello', page: '<p>', talk: '[]', series: 'time,v' })
  const data = {
    photo: 'https://example.com/photo',
    pages: ['/data/upload/1/a', '/data/upload/1/b'],
    sound: '/x/sound',
    text: 'https://example.com/text',
    note: 'https://example.com/text is only mentioned',
    page: { html: '/x/page', other: 1 },
    talk: '/x/talk',
    series: '/x/series',
    rest: ['/x/text'],
  }
  const before = structuredClone(data)
  expect(await model.preloadTaskData(task(data))).toEqual({
    photo: join(folder, 'photo'),
    pages: [join(folder, 'a'), join(folder, 'b')],
    sound: join(folder, 'sound'),
    text: 'hello',
    note: 'https://example.com/text is only mentioned',
    page: { html: '<p>', other: 1 },
    talk: [],
    series: 'time,v',
    rest: ['/x/text'],
  })
  expect(data).toEqual(before)
})

/** A WAV file of 16 bits, one channel, 8000 samples a second. */
function wave(samples: number[]): Buffer {
  const file = Buffer.alloc(44 + samples.length * 2)
  file.write('RIFF', 0)
  file.writeUInt32LE(file.length - 8, 4)
  file.write('WAVEfmt ', 8)
  file.writeUInt32LE(16, 16)
  for (const [at, value] of Object.entries({ 20: 1, 22: 1, 32: 2, 34: 16 })) file.writeUInt16LE(value, Number(at))
  file.writeUInt32LE(8000, 24)
  file.writeUInt32LE(16_000, 28)
  file.write('data', 36)
  file.writeUInt32LE(samples.length * 2, 40)
  for (const [index, sample] of samples.entries()) file.writeInt16LE(sample, 44 + index * 2)
  return file
}
