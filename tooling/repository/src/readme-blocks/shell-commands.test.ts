import { expect, test } from 'vitest'
import { shellCommands } from './shell-commands.ts'

test('lines are commands; comments, prompts and empty lines are none', () => {
  expect(shellCommands('# first\n$ npm start # now\n\nPORT=9091 npm start')).toEqual([
    'npm start',
    'PORT=9091 npm start',
  ])
})

test('a backslash and an open quote continue a command', () => {
  expect(shellCommands(`curl x \\\n  -d '{\n  "a": 1 }'\nls`)).toEqual([`curl x   -d '{\n  "a": 1 }'`, 'ls'])
})

test('a command without an end is an error', () => {
  expect(() => shellCommands(`curl -d '{`)).toThrow('A command is not finished')
})
