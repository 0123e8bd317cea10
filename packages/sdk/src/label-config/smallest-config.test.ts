import { controlTags } from '@label-studio-ml/protocol'
import { expect, it } from 'vitest'
import { parseLabelConfig } from '../parse-label-config.ts'
import { smallestConfig } from './smallest-config.ts'

it.each(Object.keys(controlTags))('is a label config with <%s> and nothing to warn of', (tag) => {
  const { controls, warnings } = parseLabelConfig(smallestConfig(tag))
  const control = controls.find((control) => control.tag === tag)
  expect(control?.objects.length).toBeGreaterThan(0)
  expect(warnings).toEqual([])
})

it('has the object tag that is asked for, in the spelling of Label Studio', () => {
  expect(smallestConfig('rating', 'IMAGE')).toBe(
    '<View><Image name="image" value="$image"/><Rating name="rating" toName="image"/></View>',
  )
})

it('has a tag that is not known on a text', () => {
  expect(smallestConfig('Cube')).toBe('<View><Text name="text" value="$text"/><Cube name="cube" toName="text"/></View>')
})
