import type { StandardSchemaV1 } from '@standard-schema/spec'
import { describe, expect, expectTypeOf, it, vi } from 'vitest'
import { z } from 'zod'
import { LabelStudioMLBase } from './label-studio-ml-base.ts'
import { assertParams, type ParamsSchema, readParams } from './params.ts'

const schema = z.strictObject({
  threshold: z.number().min(0).max(1).default(0.5),
  service: z.object({ url: z.url() }).optional(),
})
const rules = { name: 'Mine', params: schema }

/** A schema of another library than zod. */
function schemaOf(validate: StandardSchemaV1.Props['validate']): ParamsSchema {
  return { '~standard': { version: 1, vendor: 'test', validate } }
}

const refusal = async (extraParams: unknown, params: ParamsSchema = schema): Promise<string> => {
  const error = await readParams({ name: 'Mine', params }, extraParams).catch((error: Error) => error)
  expect(error).toMatchObject({ code: 'EXTRA_PARAMS_INVALID' })
  return (error as Error).message
}

describe('extra params', () => {
  it.each([
    [undefined, { threshold: 0.5 }],
    [null, { threshold: 0.5 }],
    [{ threshold: 0.25 }, { threshold: 0.25 }],
  ])('%j are read by the schema, with its defaults', async (extraParams, expected) => {
    expect(await readParams(rules, extraParams)).toEqual(expected)
  })

  it('come as they are without a schema', async () => {
    for (const extraParams of [null, 'text', [1]]) {
      expect(await readParams({ name: 'Mine', params: undefined }, extraParams)).toBe(extraParams)
    }
  })

  it('are read by a schema that waits for something', async () => {
    const params = schema.refine(async ({ threshold }) => threshold !== 0.75, 'not this one')
    expect(await readParams({ name: 'Mine', params }, { threshold: 1 })).toEqual({ threshold: 1 })
    expect(await refusal({ threshold: 0.75 }, params)).toContain('do not fit Mine: not this one.')
  })

  it('that do not fit are refused with path, expectation, value and fix', async () => {
    expect(await refusal({ threshold: 3 })).toBe(
      'Extra params do not fit Mine: threshold: Too big: expected number to be <=1 (it is 3). ' +
        'Correct "Extra params" of the model (Settings > Model), or EXTRA_PARAMS of the backend, which fills in what a project leaves out.',
    )
    expect(await refusal({ service: {} })).toContain('service.url: Invalid input')
    expect(await refusal({ service: {} })).toContain('(it is absent)')
    expect(await refusal({ treshold: 0.5 })).toContain('"treshold"')
  })

  it('that are text are refused as text that should be JSON', async () => {
    expect(await refusal('threshold=0.5')).toContain('(it is text; write JSON such as {"threshold": 0.5})')
  })

  it('are not quoted where they are texts, whatever the library says', async () => {
    const params = schemaOf(() => ({ issues: [{ message: 'key is "sk-123456", too short', path: [{ key: 'key' }] }] }))
    expect(await refusal({ key: 'sk-123456' }, params)).toContain('key: key is "…", too short (it is a string).')
  })

  it.each([
    ['in a list', ['sk-12345', 'sk-123456'], ['key']],
    ['in what holds them', 'sk-123456', []],
  ])('are not quoted %s', async (_what, key, path) => {
    const params = schemaOf(() => ({ issues: [{ message: `must be valid (was ${JSON.stringify({ key })})`, path }] }))
    expect(await refusal({ key }, params)).not.toMatch(/sk-|6/)
  })

  it('are refused as a whole where the path is an empty array of a class of its own, as in arktype', async () => {
    class Path extends Array<PropertyKey> {
      constructor(...items: PropertyKey[]) {
        super()
        this.push(...items)
      }
    }
    const params = schemaOf(() => ({ issues: [{ message: 'must be valid', path: new Path() }] }))
    expect(await refusal({ key: 1 }, params)).toContain('do not fit Mine: must be valid.')
  })

  it('are described by their first three problems', async () => {
    const issues = [1, 2, 3, 4, 5].map((number) => ({ message: `problem ${number}` }))
    expect(
      await refusal(
        {},
        schemaOf(() => ({ issues })),
      ),
    ).toContain('problem 1; problem 2; problem 3; and 2 more.')
  })

  it('are refused when the schema throws, or does not answer in time', async () => {
    const throwing = schemaOf(() => {
      throw new Error('no such file')
    })
    expect(await refusal({}, throwing)).toBe('Extra params could not be read by params of Mine: no such file')
    vi.useFakeTimers()
    const message = refusal(
      {},
      schemaOf(() => new Promise(() => {})),
    )
    await vi.advanceTimersByTimeAsync(2000)
    expect(await message).toContain('params of Mine did not answer within 2 s')
    vi.useRealTimers()
  })
})

describe('a start', () => {
  const needsUrl = { name: 'Mine', params: z.object({ url: z.url(), threshold: z.number().max(1) }) }

  it.each([
    ['no extra params', {}],
    ['what projects add to', { threshold: 0.5 }],
    ['all of them', { url: 'http://127.0.0.1', threshold: 0.5 }],
  ])('takes EXTRA_PARAMS with %s', async (_what, defaults) => {
    await expect(assertParams(needsUrl, defaults)).resolves.toBeUndefined()
  })

  it.each([
    ['a wrong value', needsUrl, { threshold: 3 }, 'threshold: Too big: expected number to be <=1 (it is 3).'],
    ['a key that does not exist', rules, { treshold: 0.5 }, 'Unrecognized key: "treshold"'],
  ])('refuses EXTRA_PARAMS with %s', async (_what, wrong, defaults, reason) => {
    await expect(assertParams(wrong, defaults)).rejects.toMatchObject({
      code: 'CONFIGURATION_INVALID',
      message: expect.stringContaining(reason),
    })
  })

  it('refuses params that are no schema', async () => {
    const params = { threshold: 0.5 } as unknown as ParamsSchema
    await expect(assertParams({ name: 'Mine', params }, {})).rejects.toMatchObject({
      code: 'CONFIGURATION_INVALID',
      message: expect.stringContaining('static params of Mine is an object with threshold; expected a schema'),
    })
  })
})

it('this.params has the type of what the schema gives', () => {
  class Mine extends LabelStudioMLBase<'Choices', typeof Mine.params> {
    static override params = schema
  }
  class Without extends LabelStudioMLBase<'Choices'> {}
  expectTypeOf<Mine['params']>().toEqualTypeOf<{ threshold: number; service?: { url: string } | undefined }>()
  expectTypeOf<Without['params']>().toBeUnknown()
})
