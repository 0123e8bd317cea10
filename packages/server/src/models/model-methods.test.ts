import { LabelStudioMLBase } from '@label-studio-ml/sdk'
import { expect, it } from 'vitest'
import { assertPredicts, hearsEvents, isTrainable } from './model-methods.ts'

class Mute extends LabelStudioMLBase {}

class Speaking extends LabelStudioMLBase {
  predictBatch() {
    return []
  }
}

class Learning extends Speaking {
  fit() {
    return {}
  }
}

class Inheriting extends Learning {}

it('takes a class for trainable that has fit or inherits it', () => {
  expect([Speaking, Learning, Inheriting].map(isTrainable)).toEqual([false, true, true])
})

it('refuses a class without predict and predictBatch, also when predict is a class field', () => {
  class Field extends LabelStudioMLBase {
    override predict = () => null
  }
  expect(() => assertPredicts(Speaking)).not.toThrow()
  for (const Class of [Mute, Field]) {
    expect(() => assertPredicts(Class)).toThrow(`${Class.name} has neither predict nor predictBatch`)
  }
})

it('takes a class for one that hears events that has onEvent or inherits it', () => {
  class Hearing extends Speaking {
    override onEvent() {}
  }
  class Deriving extends Hearing {}
  expect([Speaking, Hearing, Deriving].map(hearsEvents)).toEqual([false, true, true])
})
