import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseLabelConfig, parseLabelConfigInSlices } from './parse-label-config.ts'

const folder = new URL('./label-config/__fixtures__/parse-config/', import.meta.url)

function taxonomy(groups: number, items: number): string {
  const group = (name: string) =>
    Array.from({ length: items }, (_, item) => `<Choice value="item ${item}" alias="${name}-${item}"/>`).join('')
  const choices = Array.from(
    { length: groups },
    (_, index) => `<Choice value="group ${index}">${group(`g${index}`)}</Choice>`,
  )
  return `<View><Text name="t" value="$t"/><Taxonomy name="x" toName="t">${choices.join('\n')}</Taxonomy></View>`
}

describe('a label config of megabytes', () => {
  const xml = taxonomy(1000, 20)

  it('is read in slices with the same result as at once', async () => {
    let pauses = 0
    const config = await parseLabelConfigInSlices(xml, () => {
      pauses++
      return undefined
    })
    const atOnce = parseLabelConfig(xml)
    expect(config.control('x').labels).toEqual(atOnce.control('x').labels)
    expect([config.fingerprint, config.retainedBytes]).toEqual([atOnce.fingerprint, atOnce.retainedBytes])
    expect(pauses).toBeGreaterThan(xml.length / 16_384)
  })

  it('waits wherever the caller wants a pause', async () => {
    let isPaused = false
    const config = parseLabelConfigInSlices(xml, () => {
      if (isPaused) throw new Error('went on without waiting')
      isPaused = true
      return new Promise((resolve) => setImmediate(resolve)).then(() => {
        isPaused = false
      })
    })
    expect((await config).control('x').labels).toHaveLength(21_000)
  })

  it('finds nested labels by name and path', () => {
    const control = parseLabelConfig(xml).control('x')
    expect(control.labelsNamed('g7-3').map(({ path }) => path)).toEqual([['group 7', 'g7-3']])
    expect([control.labelsNamed('g7-20'), control.labelsNamed('__proto__')]).toEqual([[], []])
    expect(parseLabelConfig(xml).control('x', 'Taxonomy').choose('g7-3').value).toEqual({
      taxonomy: [['group 7', 'g7-3']],
    })
  })

  it('lists the first labels in a message, not all', () => {
    const flat = xml.replaceAll('Taxonomy', 'Choices').replaceAll(/ alias="[^"]*"/g, '')
    const message = messageOf(() => parseLabelConfig(flat).control('x', 'Choices').choose('other'))
    expect(message).toContain('its labels: group 0, item 0, item 1')
    expect(message).toContain('and 1000 more')
  })

  it('reads thousands of conditions with long lists of choices in one pass over the labels', () => {
    const conditions = `visibleWhen="choice-selected" whenChoiceValue="${Array.from({ length: 40 }, (_, index) => `c${index}`)}"`
    const tags = Array.from(
      { length: 3000 },
      (_, index) =>
        `<Choices name="${index}" toName="t" ${conditions}><Choice value="c1" alias="a${index % 2}"/></Choices>`,
    )
    const started = performance.now()
    const { controls } = parseLabelConfig(`<View ${conditions}><Text name="t" value="$t"/>${tags.join('')}</View>`)
    expect(performance.now() - started).toBeLessThan(3000)
    expect(controls.at(-1)?.visibleWhen.map(({ choiceValues }) => choiceValues.slice(0, 5))).toEqual([
      ['c0', 'c1', 'a0', 'a1', 'c2'],
      ['c0', 'c1', 'a0', 'a1', 'c2'],
    ])
  })

  it('reads a tag whatever the slice in which its parts lie', () => {
    for (let shift = 0; shift < 40; shift++) {
      const header = `<Header value="${'x'.repeat(16_340 + shift)}"/>`
      const control = parseLabelConfig(
        `<View>${header}<Text name="t" value="$t"/>\r\n<Choices name="c"><Choice>🐱&amp;\r\né</Choice></Choices></View>`,
      ).control('c')
      expect([control.line, control.labels[0]?.name]).toEqual([2, '🐱&\né'])
    }
  })
})

describe('the fingerprint of a label config', () => {
  const expected = JSON.parse(readFileSync(new URL('../fingerprints.json', folder), 'utf8'))

  it.each(Object.keys(expected))('of %s is that of the first release, which versions are stored with', (name) => {
    expect(parseLabelConfig(readFileSync(new URL(name, folder), 'utf8')).fingerprint).toBe(expected[name])
  })
})

function messageOf(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    return (error as Error).message
  }
  return ''
}
