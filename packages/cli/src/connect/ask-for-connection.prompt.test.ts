import { screen } from '@inquirer/testing/vitest'
import { expect, test } from 'vitest'
import { startStubLabelStudio } from '../__fixtures__/stub-label-studio.ts'
import { askForConnection } from './ask-for-connection.ts'

const nothing = { url: undefined, apiKey: undefined, ca: undefined, project: undefined, backendUrl: undefined }

test('what was not said is asked, the token without showing it, the project by its title', async () => {
  const { url } = await startStubLabelStudio()
  const asked = askForConnection(nothing)
  expect(screen.getScreen()).toContain('Address of Label Studio')
  screen.type('localhost')
  screen.keypress('enter')
  await expect.poll(() => screen.getScreen()).toContain('begins with http://')
  for (const _ of 'localhost') screen.keypress('backspace')
  screen.type(`${url}/`)
  screen.keypress('enter')
  await screen.next()
  expect(screen.getScreen()).toContain('Token')
  screen.type('secret-token')
  screen.keypress('enter')
  await screen.next()
  expect(screen.getScreen()).toContain('Project')
  screen.type('revi')
  await expect.poll(() => screen.getScreen()).toContain('7 Reviews')
  screen.keypress('enter')
  await screen.next()
  expect(screen.getScreen()).toContain('Address of the backend')
  screen.keypress('enter')
  expect(await asked).toEqual({ url, apiKey: 'secret-token', project: 7, backendUrl: 'http://localhost:9090' })
  expect(await screen.getFullOutput()).not.toContain('secret-token')
})

test('where everything was said, nothing is asked', async () => {
  const said = { ...nothing, url: 'http://localhost:1', apiKey: 'k', project: 7, backendUrl: 'http://localhost:2' }
  const { ca, ...all } = said
  expect(await askForConnection(said)).toEqual(all)
})
