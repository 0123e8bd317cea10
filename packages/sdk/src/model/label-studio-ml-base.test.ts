import { expect, it } from 'vitest'
import { parseLabelConfig } from '../parse-label-config.ts'
import { LabelStudioMLBase } from './label-studio-ml-base.ts'
import type { ModelRuntime } from './model-runtime.ts'

class Silent extends LabelStudioMLBase {}

it('parses the label config for parsedLabelConfig once, however often a model looks at it', () => {
  const labelInterface = parseLabelConfig('<View><Text name="t" value="$t"/><Rating name="r" toName="t"/></View>')
  const model = new Silent({ labelInterface } as ModelRuntime)
  expect(model.parsedLabelConfig.r).toMatchObject({ type: 'Rating', to_name: ['t'] })
  expect(model.parsedLabelConfig).toBe(model.parsedLabelConfig)
})

it('leaves the methods that an author may write to the author: neither the class nor an instance has them', () => {
  const model = new Silent({} as ModelRuntime)
  for (const name of ['setup', 'predict', 'predictBatch', 'fit', 'close', 'onEvent'])
    expect(name in model, name).toBe(false)
})
