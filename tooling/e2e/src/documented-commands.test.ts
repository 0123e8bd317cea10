import { expect, test } from 'vitest'
import { documentedCommands } from './documented-commands.ts'

test('sh blocks are commands, line by line, others are not', () => {
  const markdown = ['```sh', '# first', 'one \\', '  --more', 'two', '```', 'three', '```json', '{}', '```'].join('\n')
  expect(documentedCommands(markdown)).toEqual(['one --more', 'two'])
})
