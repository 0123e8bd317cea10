import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseLabelConfig } from './parse-label-config.ts'

const templates = new URL('../../../../shared/fixtures/label-configs/', import.meta.url)
const sentiment = `<View>
  <Text name="review" value="$review"/>
  <Choices name="mood" toName="review"><Choice value="Good"/><Choice value="Bad" alias="poor" background="red"/></Choices>
</View>`

describe('parseLabelConfig', () => {
  it('gives controls with their labels and objects with their data fields', () => {
    const config = parseLabelConfig(sentiment)
    expect(config.controls).toHaveLength(1)
    expect(config.control('mood')).toMatchObject({
      tag: 'Choices',
      type: 'choices',
      name: 'mood',
      toName: ['review'],
      multiple: false,
      line: 3,
      labels: [{ name: 'Good' }, { name: 'poor', value: 'Bad', alias: 'poor', background: 'red' }],
    })
    expect(config.control('mood').objects[0]).toBe(config.object('review'))
    expect(config.object('review')).toMatchObject({ tag: 'Text', field: 'review' })
  })

  it.each(['', ' \n', null, undefined, '<View></View>', '<View/>', '<!-- nothing --><View/>'])(
    'takes %j as a config without controls',
    (xml) => {
      const config = parseLabelConfig(xml)
      expect([config.controls, config.objects]).toEqual([[], []])
    },
  )

  it.runIf(existsSync(templates))("reads all of Label Studio's templates", () => {
    const files = readdirSync(templates, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.xml'))
    const configs = files.map((path) => parseLabelConfig(readFileSync(new URL(path, templates), 'utf8')))
    expect(configs).toHaveLength(60)
    for (const { controls, objects } of configs) expect(controls.length * objects.length).toBeGreaterThan(0)
  })

  it('reads tags and attributes case-insensitive and keeps what was written', () => {
    const config = parseLabelConfig(
      '<view><TEXT NAME="t" Value="$t"/><choices name="c" ToName="t" CHOICE="multiple"><choice VALUE="a"/></choices></view>',
    )
    expect(config.control('c')).toMatchObject({
      tag: 'Choices',
      multiple: true,
      labels: [{ name: 'a' }],
      attributes: { CHOICE: 'multiple' },
    })
    expect(config.control('c').attribute('choice')).toBe('multiple')
    expect(config.object('t')).toMatchObject({ tag: 'Text', field: 't' })
  })

  it('takes text inside a tag as its value', () => {
    const config = parseLabelConfig(
      '<View><Text name="t"> $t </Text><Choices name="c"><Choice>Yes &amp; no</Choice><Choice><![CDATA[<b>]]></Choice></Choices></View>',
    )
    expect(config.object('t').field).toBe('t')
    expect(config.control('c').labels.map((label) => label.name)).toEqual(['Yes & no', '<b>'])
  })

  it('gives nested choices with their paths', () => {
    const config = parseLabelConfig(
      '<View><Text name="t" value="$t"/><Taxonomy name="x" toName="t"><Choice value="A"><Choice value="B" alias="b"/></Choice><Choice value="B"/></Taxonomy></View>',
    )
    const { labels, nested, multiple } = config.control('x')
    expect(labels.map((label) => label.path)).toEqual([['A'], ['A', 'b'], ['B']])
    expect(labels[0]?.children).toEqual([labels[1]])
    expect([nested, multiple]).toEqual([true, true])
  })

  it('fills in toName when there is one object tag', () => {
    expect(parseLabelConfig('<View><Image name="i" value="$i"/><Rating name="r"/></View>').control('r').toName).toEqual(
      ['i'],
    )
  })

  it('splits toName at commas unless a tag has that name', () => {
    const two = '<Image name="a" value="$a"/><Image name="b" value="$b"/>'
    expect(parseLabelConfig(`<View>${two}<Pairwise name="p" toName="a, b"/></View>`).control('p').toName).toEqual([
      'a',
      'b',
    ])
    const odd = parseLabelConfig(`<View>${two}<Text name="a,b" value="$c"/><Rating name="r" toName="a,b"/></View>`)
    expect(odd.control('r').toName).toEqual(['a,b'])
  })

  it('lets Chat and ReactCode refer to themselves', () => {
    const config = parseLabelConfig(
      '<View><Text name="t" value="$t"/><Chat name="c" value="$c"/><ReactCode name="r" toName="r" data="$d"/></View>',
    )
    expect(config.control('c')).toMatchObject({
      type: 'chatmessage',
      toName: ['c'],
      objects: [{ tag: 'Chat', field: 'c' }],
    })
    expect(config.control('r')).toMatchObject({ type: 'reactcode', toName: ['r'], objects: [{ field: 'd' }] })
  })

  it('knows the names that a Repeater writes', () => {
    const config = parseLabelConfig(
      '<View><Repeater on="$p"><Image name="page_{{idx}}" value="$p[{{idx}}].url"/><RectangleLabels name="box_{{idx}}" toName="page_{{idx}}"><Label value="A"/></RectangleLabels></Repeater></View>',
    )
    expect(config.findControl('box_12')).toMatchObject({
      name: 'box_12',
      toName: ['page_12'],
      objects: [{ name: 'page_12', field: 'p[12].url' }],
    })
    expect(config.findControl('box_x')).toBeUndefined()
    expect(config.controls[0]?.at(3).name).toBe('box_3')
    expect(config.control('box_1').objects[0]?.valueOf({ p: [{}, { url: 'u' }] })).toBe('u')
  })

  it('knows the names that Repeaters inside of each other write', () => {
    const config = parseLabelConfig(
      `<View><Repeater on="$p" indexFlag="{{page}}" mode="pagination"><Image name="i{{page}}" value="$p[{{page}}].url"/>
      <Repeater on="$p[{{page}}].q"><Choices name="{{idx}}_of_{{page}}" toName="i{{page}}"><Choice value="A"/></Choices></Repeater></Repeater></View>`,
    )
    const [control] = config.controls
    expect(control?.repeatFlags).toEqual(['{{page}}', '{{idx}}'])
    expect(control?.at(2, 7)).toMatchObject({ name: '7_of_2', toName: ['i2'], objects: [{ field: 'p[2].url' }] })
    expect(config.control('7_of_2')).toMatchObject({ name: '7_of_2', toName: ['i2'] })
    expect([config.findControl('of_2'), config.findControl('7_of_')]).toEqual([undefined, undefined])
  })

  it('puts the number of an item into the labels that a Repeater writes', () => {
    const { control } = parseLabelConfig(
      `<View><Repeater on="$p"><Text name="t{{idx}}" value="$p[{{idx}}]"/><Taxonomy name="x{{idx}}" toName="t{{idx}}">
      <Choice value="Page {{idx}}"><Choice value="Top" alias="top{{idx}}"/></Choice></Taxonomy></Repeater></View>`,
    )
    const { labels, labelsNamed, labelNames } = control('x4')
    expect(labels.map(({ path }) => path)).toEqual([['Page 4'], ['Page 4', 'top4']])
    expect(labels[0]?.children).toEqual([labels[1]])
    expect([labelsNamed('top4')[0], labelNames.has('top4')]).toEqual([labels[1], true])
  })

  it('marks labels that come from the task or a server as dynamic', () => {
    const dynamic = (attributes: string, tag = 'Choices') =>
      parseLabelConfig(`<View><Text name="t" value="$t"/><${tag} name="c" ${attributes}/></View>`).control('c').dynamic
    expect([
      dynamic('value="$o1"'),
      dynamic('apiUrl="http://x"', 'Taxonomy'),
      dynamic('value="$d"', 'TextArea'),
      dynamic(''),
    ]).toEqual([true, true, false, false])
  })

  it('has the sample task of a comment', () => {
    expect(parseLabelConfig('<View/><!-- {"data": {"a": 1}, "predictions": []} -->').sampleTask).toEqual({
      data: { a: 1 },
      predictions: [],
    })
    expect(parseLabelConfig('<View/><!--{"a": 1}-->').sampleTask).toEqual({ data: { a: 1 } })
    expect(parseLabelConfig('<View/><!-- {broken -->').sampleTask).toBeUndefined()
  })

  it('keeps names of object prototypes as plain names', () => {
    const config = parseLabelConfig(
      '<View><Text name="__proto__" value="$__proto__"/><Choices name="constructor"><Choice value="toString"/></Choices></View>',
    )
    expect(config.control('constructor')).toMatchObject({ toName: ['__proto__'], labels: [{ name: 'toString' }] })
    expect(config.findControl('toString')).toBeUndefined()
    expect(config.object('__proto__').valueOf(JSON.parse('{"__proto__": 5}'))).toBe(5)
    expect(() => config.object('__proto__').valueOf({})).toThrow("needs the data field '__proto__'")
  })
})

describe('the fingerprint of a label config', () => {
  const { fingerprint } = parseLabelConfig(sentiment)

  it.each([
    ['white space', sentiment.replaceAll('\n', '\n\n   ')],
    [
      'headers, styles and comments',
      sentiment.replace('<View>', '<View><!-- c --><Style>.a {}</Style><Header value="H"/>'),
    ],
    ['colours and hotkeys', sentiment.replace('"red"', '"blue" hotkey="b"')],
    ['the order of attributes', sentiment.replace('name="mood" toName="review"', 'toName="review" name="mood"')],
  ])('stays the same when only %s change', (_, changed) => {
    expect(parseLabelConfig(changed).fingerprint).toBe(fingerprint)
  })

  it.each([
    ['a label', sentiment.replace('Good', 'Fine')],
    ['a data field', sentiment.replace('$review', '$text')],
    ['a name', sentiment.replaceAll('mood', 'tone')],
    ['choice', sentiment.replace('toName', 'choice="multiple" toName')],
    ['predicted_values', sentiment.replace('value="Good"', 'value="Good" predicted_values="g"')],
  ])('differs when %s changes', (_, changed) => {
    expect(changed).not.toBe(sentiment)
    expect(parseLabelConfig(changed).fingerprint).not.toBe(fingerprint)
  })
})
