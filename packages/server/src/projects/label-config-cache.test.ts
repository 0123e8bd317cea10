import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import { createLabelConfigCache, type LabelConfigCacheOptions } from './label-config-cache.ts'

function createCache(options: Partial<LabelConfigCacheOptions> = {}) {
  return createLabelConfigCache({
    limitBytes: 1_000_000,
    cacheBytes: 10_000_000,
    pause: () => undefined,
    onWarnings: () => {},
    ...options,
  })
}

function configOf(labels: number, name = 'c'): string {
  const choices = Array.from({ length: labels }, (_, index) => `<Choice value="label ${index}"/>`).join('')
  return `<View><Text name="t" value="$t"/><Choices name="${name}" toName="t">${choices}</Choices></View>`
}

describe('the label config cache', () => {
  it('parses the same XML once, also when it is asked for while it is parsed', async () => {
    const pause = vi.fn(() => nextTurn(undefined))
    const parse = createCache({ pause })
    const first = await Promise.all([parse(configOf(2000)), parse(configOf(2000))])
    const pauses = pause.mock.calls.length
    expect(new Set([...first, await parse(configOf(2000))]).size).toBe(1)
    expect(pause).toHaveBeenCalledTimes(pauses)
  })

  it('evicts by what the configs keep in memory, the least recently used first', async () => {
    const parse = createCache({ cacheBytes: 100_000 })
    const [a, b] = [await parse(configOf(100, 'a')), await parse(configOf(100, 'b'))]
    expect(await parse(configOf(100, 'a'))).toBe(a)
    await parse(configOf(100, 'd'))
    expect(await parse(configOf(100, 'a'))).toBe(a)
    expect(await parse(configOf(100, 'b'))).not.toBe(b)
  })

  it('keeps the last one even if it takes more than all may', async () => {
    const parse = createCache({ cacheBytes: 100_000.5 })
    const large = await parse(configOf(2000))
    expect(large.retainedBytes).toBeGreaterThan(100_001)
    expect(await parse(configOf(2000))).toBe(large)
  })

  it('refuses a config over the limit and names the setting', async () => {
    const parse = createCache({ limitBytes: 1024 * 1024 })
    await expect(parse(`<View><Header value="${'é'.repeat(600_000)}"/></View>`)).rejects.toMatchObject({
      code: 'LABEL_CONFIG_TOO_LARGE',
      message: 'The label config has 1.1 MB; the limit is 1.0 MB (LABEL_CONFIG_LIMIT_MB).',
    })
  })

  it('parses large configs one after the other, and small ones meanwhile', async () => {
    const done: string[] = []
    let pauses = 0
    const parse = createCache({
      pause: () => {
        pauses++
        return nextTurn(undefined)
      },
    })
    const one = parse(configOf(5000, 'one')).then(() => done.push(`one after ${pauses}`))
    const two = parse(configOf(5000, 'two')).then(() => done.push(`two after ${pauses}`))
    await parse(configOf(2, 'small')).then(() => done.push('small'))
    await Promise.all([one, two])
    const [small, first, second] = done
    expect([small, first?.slice(0, 3), second?.slice(0, 3)]).toEqual(['small', 'one', 'two'])
    expect(Number(second?.split(' ').at(-1))).toBeGreaterThan(1.5 * Number(first?.split(' ').at(-1)))
  })

  it('refuses more large configs than may wait, until there is room again', async () => {
    const parse = createCache({ cacheBytes: 200_000, pause: () => nextTurn(undefined) })
    const waiting = [parse(configOf(4000, 'a')), parse(configOf(4000, 'b'))]
    await expect(waiting[1]).rejects.toMatchObject({
      code: 'OVERLOADED',
      message: expect.stringContaining('LABEL_CONFIG_CACHE_MB'),
    })
    await waiting[0]
    expect((await parse(configOf(4000, 'b'))).control('b').labels).toHaveLength(4000)
  })

  it('goes on after a config that cannot be read, which is refused each time', async () => {
    const parse = createCache()
    const broken = `${configOf(2000)}</View>`
    const answers = await Promise.allSettled([parse(broken), parse(broken), parse(configOf(2000))])
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled'])
    await expect(parse(broken)).rejects.toMatchObject({ code: 'LABEL_CONFIG_SYNTAX' })
  })

  it('reports the warnings of a config once', async () => {
    const onWarnings = vi.fn()
    const parse = createCache({ onWarnings })
    const xml = configOf(1).replace('</View>', '<Video value="$v"/></View>')
    await Promise.all([parse(xml), parse(xml)])
    await parse(xml)
    await parse('')
    expect(onWarnings).toHaveBeenCalledExactlyOnceWith([expect.stringContaining('<Video> in line 1')])
  })
})
