import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseLabelConfig } from '../parse-label-config.ts'
import { createRandom } from '../random.ts'
import { objects } from './objects.ts'

const variants = [
  '',
  'valueType="url"',
  'valueType="json"',
  'valueList="$x"',
  'encoding="base64"',
  'encoding="base64unicode" valueType="url"',
  'nameKey="role" textKey="content"',
  'timeColumn="t" sep="\\t" valueType="url"',
  'messageroles="a, b"',
]
const cases = objects.flatMap(({ tag }) => variants.map((attributes) => ({ tag, attributes })))

describe('sample', () => {
  it.each(cases)('of $tag with $attributes gives what its methods read', ({ tag, attributes }) => {
    const object = parseLabelConfig(`<View><${tag} name="o" value="$x" ${attributes}/></View>`).object('o')
    const support = objects.find((one) => one.tag === tag)!
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const data = { x: object.sample(createRandom(seed)) }
        expect(JSON.parse(JSON.stringify(data))).toEqual(data)
        const url = typeof data.x === 'string' && data.x.startsWith('data:') ? data.x : undefined
        for (const [name, method] of Object.entries(support.methods)) {
          const loaded =
            url === undefined || !('unreadReason' in support.methods)
              ? []
              : [{ loaded: decodeURIComponent(url.slice(url.indexOf(',') + 1)) }]
          const value = (method as (...all: unknown[]) => unknown)(object, { data }, ...loaded)
          if (!['urlOf', 'unreadReason'].includes(name)) expect(value).toBeDefined()
        }
      }),
      { numRuns: 20 },
    )
  })

  it.each(['Image', 'Audio', 'Video', 'Pdf'])('of %s is a data URL that a test can fetch', async (tag) => {
    const object = parseLabelConfig(`<View><${tag} name="o" value="$x"/></View>`).object('o')
    const answer = await fetch(object.sample() as string)
    expect(answer.headers.get('content-type')).toMatch(/^(image|audio|video|application)\/(gif|wav|webm|pdf)$/)
    expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(30)
  })

  it('of Audio can be fetched with the query that the editor adds', async () => {
    const object = parseLabelConfig('<View><Audio name="o" value="$x"/></View>').object('o')
    const url = new URL(object.sample() as string)
    url.searchParams.set('lsref', '1')
    const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer())
    expect(String.fromCharCode(...bytes.subarray(0, 4))).toBe('RIFF')
  })
})

describe('an object tag', () => {
  it('has the methods of its kind on the prototype, so that thousands of tags cost nothing', () => {
    const { objects } = parseLabelConfig(
      `<View>${Array.from({ length: 3 }, (_, at) => `<Text name="t${at}" value="$t"/>`).join('')}<Image name="i" value="$i"/></View>`,
    )
    const methods = objects.map((object) => Object.values(object).filter((value) => typeof value === 'function').length)
    expect(methods).toEqual([0, 0, 0, 0])
    expect(objects.map((object) => ['textOf' in object, 'imageOf' in object])).toEqual([
      [true, false],
      [true, false],
      [true, false],
      [false, true],
    ])
  })

  it('keeps its methods as a Repeater writes it', () => {
    const config = parseLabelConfig(
      '<View><Repeater on="$p"><Text name="t_{{idx}}" value="$p[{{idx}}].t"/><Rating name="r_{{idx}}" toName="t_{{idx}}"/></Repeater></View>',
    )
    const [object] = config.control('r_1').objects
    expect(object?.is('Text') && object.textOf({ data: { p: [{}, { t: 'second' }] } })).toBe('second')
  })

  it('of an unknown kind has no methods and no sample', () => {
    const object = parseLabelConfig('<View><Object3D name="o" value="$x"/></View>').object('o')
    expect([object.is('Text'), object.sample()]).toEqual([false, undefined])
  })
})
