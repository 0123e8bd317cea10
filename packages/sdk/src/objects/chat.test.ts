import { expect, it } from 'vitest'
import { invalid, tagOf, taskOf } from './__fixtures__/tag-of.ts'

it('a chat has messages', () => {
  const messages = [
    { role: 'user', content: 'Hi', createdAt: 5, other: 1 },
    { role: 'assistant', content: null },
  ]
  expect(tagOf('Chat').messagesOf(taskOf(messages))).toEqual([
    { role: 'user', content: 'Hi', createdAt: 5 },
    { role: 'assistant', content: '' },
  ])
  expect(tagOf('Chat').messagesOf(taskOf([]))).toEqual([])
  expect(() => tagOf('Chat').messagesOf(taskOf([{ content: 'a' }]))).toThrow(invalid("in the data field 'x[0].role'"))
})
