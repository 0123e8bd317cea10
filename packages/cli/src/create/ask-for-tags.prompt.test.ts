import { screen } from '@inquirer/testing/vitest'
import { expect, test } from 'vitest'
import { askForTags } from './ask-for-tags.ts'

test('what was not said is asked: only object tags and engines that fit', async () => {
  const asked = askForTags({})
  expect(screen.getScreen()).toContain('Control tag that the model fills')
  screen.type('ratin')
  await screen.next()
  expect(screen.getScreen()).toContain('A number of stars.')
  screen.keypress('enter')
  await screen.next()
  expect(screen.getScreen()).toContain('Object tag that it looks at')
  screen.keypress('down')
  screen.keypress('enter')
  await screen.next()
  expect(screen.getScreen()).toContain('What answers')
  expect(screen.getScreen()).not.toContain('learned:')
  screen.keypress('enter')
  expect(await asked).toEqual({ control: 'Rating', object: 'HyperText', engine: 'rules' })
})

test('where only one fits, or everything was said, nothing is asked', async () => {
  const said = { control: 'Chat', engine: 'http' }
  expect(await askForTags(said)).toEqual({ ...said, object: 'Chat' })
})
