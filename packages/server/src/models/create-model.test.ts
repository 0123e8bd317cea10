import { LabelStudioMLBase, parseLabelConfig } from '@label-studio-ml/sdk'
import { createInMemoryState } from '@label-studio-ml/sdk/host'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createModel, type ModelInit } from './create-model.ts'

class Silent extends LabelStudioMLBase {
  predict() {
    return null
  }
}

const init: ModelInit = {
  project: '7.1',
  config: parseLabelConfig('<View/>'),
  extraParams: null,
  defaultExtraParams: {},
  modelVersion: 'v1',
  trainOutput: undefined,
  folder: '/models/v1',
  state: createInMemoryState(),
  files: { getLocalPath: () => Promise.reject(new Error('no file')) },
  warn: () => {},
}

describe('a new model', () => {
  it.each([
    [null, { threshold: 0.5 }],
    [{ other: 1 }, { threshold: 0.5, other: 1 }],
    [{ threshold: 0.25 }, { threshold: 0.25 }],
    [[1], [1]],
    ['text', 'text'],
  ])('has the default extra params where the project has %j', async (extraParams, expected) => {
    const model = await createModel(Silent, { ...init, extraParams, defaultExtraParams: { threshold: 0.5 } })
    expect(model.extraParams).toEqual(expected)
  })

  it('has in params what its schema makes of all extra params', async () => {
    class Strict extends Silent {
      static override params = z.object({ threshold: z.number(), size: z.number().default(8) })
    }
    const defaultExtraParams = { threshold: 0.5 }
    const model = await createModel(Strict, { ...init, defaultExtraParams })
    expect(model.params).toEqual({ threshold: 0.5, size: 8 })
    expect(model.extraParams).toEqual({ threshold: 0.5 })
    await expect(createModel(Strict, init)).rejects.toMatchObject({ code: 'EXTRA_PARAMS_INVALID' })
  })

  it('has no extra params when there are neither', async () => {
    expect((await createModel(Silent, init)).extraParams).toBeNull()
  })

  it('finds its artifacts in the folder of its version, and none before a training', async () => {
    expect((await createModel(Silent, init)).artifacts('model.bin')).toBe('/models/v1/model.bin')
    expect((await createModel(Silent, { ...init, folder: undefined })).artifacts('model.bin')).toBeUndefined()
  })

  it('is refused when one of its methods is a class field', async () => {
    class Learner extends Silent {
      override fit = () => ({})
    }
    class Listener extends Silent {
      override onEvent = () => {}
    }
    await expect(createModel(Learner, init)).rejects.toThrow(
      'fit of Learner is a class field: write it as a method, "fit(…) { … }"',
    )
    await expect(createModel(Listener, init)).rejects.toThrow('onEvent of Listener is a class field')
  })
})
