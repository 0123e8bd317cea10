import { readFileSync } from 'node:fs'
import type { ObjectTagName } from '@label-studio-ml/protocol'
import { receiptPdf } from './receipt.ts'
import { scenePicture } from './scene.ts'

/** What a task has for each object tag: made up, and whole in itself, so that no page needs a network. */
export const shownValues: Readonly<Record<ObjectTagName, unknown>> = {
  Text: '🐱 Ruth Okafor joined Harbor Foods in Oslo.',
  HyperText: '<h3>Harbor Foods</h3><p>🐱 <b>Ruth Okafor</b> joined in Oslo.</p>',
  Paragraphs: [
    { author: 'Ruth', text: 'Where is the new office?' },
    { author: 'Omar', text: '🐱 It is in Oslo, beside the harbor.' },
  ],
  Image: scenePicture,
  Audio: toneFile(),
  Video: `data:video/webm;base64,${readFileSync(new URL('__fixtures__/driving-car.webm', import.meta.url), 'base64')}`,
  TimeSeries: {
    time: Array.from({ length: 60 }, (_, index) => index),
    value: Array.from({ length: 60 }, (_, index) => Math.sin(index / 4) * (index > 4 && index < 10 ? 3 : 1)),
  },
  Table: { name: 'Ruth Okafor', place: 'Oslo' },
  List: [
    { id: 'item-1', title: 'First', body: 'Ships leave on Monday.' },
    { id: 'item-2', title: 'Second', body: 'Ships leave on Friday.' },
    { id: 'item-3', title: 'Third', body: 'Ships do not leave.' },
  ],
  Pdf: receiptPdf,
  Chat: [{ role: 'user', content: 'When does the ship leave?' }],
  ReactCode: { text: 'When does the ship leave?' },
}

/** Beside a text that it is compared with. */
export const otherText = 'Omar Haddad left Northwind Bank in June.'

/**
 * Three seconds of a tone that swells twice: a WAV file, 8 bits, one channel. Written without base64, since the editor adds
 * `?lsref=1` to the address.
 */
function toneFile(): string {
  const rate = 8000
  const samples = Uint8Array.from({ length: 3 * rate }, (_, at) => {
    const loudness = Math.sin((at / rate) * Math.PI * (2 / 3)) ** 2
    return 128 + 100 * loudness * Math.sin((at / rate) * 2 * Math.PI * 220)
  })
  const bytes = new Uint8Array(44 + samples.length)
  const view = new DataView(bytes.buffer)
  for (const [at, text] of [
    [0, 'RIFF'],
    [8, 'WAVEfmt '],
    [36, 'data'],
  ] as const)
    bytes.set(new TextEncoder().encode(text), at)
  for (const [at, number] of [
    [4, 36 + samples.length],
    [16, 16],
    [24, rate],
    [28, rate],
    [40, samples.length],
  ] as const)
    view.setUint32(at, number, true)
  for (const [at, number] of [
    [20, 1],
    [22, 1],
    [32, 1],
    [34, 8],
  ] as const)
    view.setUint16(at, number, true)
  bytes.set(samples, 44)
  return `data:audio/wav,${[...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')}`
}
