import { expect, test } from 'vitest'
import { codeBlocks, shellCommands } from './code-blocks.ts'

test('finds the fenced blocks with their languages and lines, in lists too', () => {
  const markdown = '# A\n\n```ts title\nconst a = 1\n```\n\n1. Do:\n\n   ~~~\n   plain\n     more\n   ~~~\n'
  expect(codeBlocks(markdown)).toEqual([
    { language: 'ts', code: 'const a = 1', line: 3 },
    { language: '', code: 'plain\n  more', line: 9 },
  ])
})

test('a command may go over lines, by a backslash or inside quotes', () => {
  const code = `# first\none \\\n  --more\n\n$ two 'a\nb # c' # end\nthree "it's" {"a\\"b"}`
  expect(shellCommands(code)).toEqual(['one   --more', "two 'a\nb # c'", 'three "it\'s" {"a\\"b"}'])
})

test('a command that does not end is an error', () => {
  expect(() => shellCommands("echo 'a")).toThrow("is left open): echo 'a")
})
