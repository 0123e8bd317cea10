import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { environmentOf, parseKwargs } from './start-options.ts'

test('options are environment variables; what is not given stays as it is', () => {
  expect(environmentOf({})).toEqual({})
  expect(
    environmentOf({
      port: '9091',
      host: '127.0.0.1',
      debug: true,
      modelDir: 'models',
      kwargs: ['threshold=0.5', 'model=small'],
      basicAuthUser: 'u',
      basicAuthPass: 'p',
      workers: '1',
    }),
  ).toEqual({
    PORT: '9091',
    HOST: '127.0.0.1',
    LOG_LEVEL: 'debug',
    MODEL_DIR: resolve('models'),
    EXTRA_PARAMS: '{"threshold":0.5,"model":"small"}',
    BASIC_AUTH_USER: 'u',
    BASIC_AUTH_PASS: 'p',
  })
})

test('--log-level is taken when --debug is not there', () => {
  expect(environmentOf({ logLevel: 'warn' })).toEqual({ LOG_LEVEL: 'warn' })
})

test('more than one worker is refused with what to do instead', () => {
  expect(() => environmentOf({ workers: '4' })).toThrow(/one process that owns its MODEL_DIR.*--port and --model-dir/)
})

test('values that are JSON count as such, others are text', () => {
  expect(parseKwargs(['a=1', 'b=true', 'c=[1]', 'd=1.10.0', 'e=', 'f=x=y'])).toEqual({
    a: 1,
    b: true,
    c: [1],
    d: '1.10.0',
    e: '',
    f: 'x=y',
  })
  expect(() => parseKwargs(['=1'])).toThrow('expected key=value')
})
