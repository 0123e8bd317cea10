import { expect, test } from 'vitest'
import { listeningPort } from './start.ts'

test('reads the port Label Studio moved to, not the one it was given', () => {
  const log =
    '* Port 8124 is in use.\nStarting development server at http://127.0.0.1:8125/\nQuit the server with CONTROL-C.'
  expect(listeningPort(log)).toBe(8125)
})

test('knows no port before the server says one', () => {
  expect(listeningPort('Initializing database..')).toBeUndefined()
})
