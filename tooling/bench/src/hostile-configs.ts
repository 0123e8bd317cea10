let objectTags = 0
const tenMegabytes = 10 * 1024 * 1024
const fiveMegabytes = 5 * 1024 * 1024 - 200

/** Texts that somebody might send as a label config to stop the backend, by what is wrong with them. */
export function hostileConfigs(): Record<string, string> {
  return {
    'one attribute of 10 MB': `<View><Header value="${'x'.repeat(tenMegabytes)}"/></View>`,
    '10 MB of labels': choices(fill('<Choice value="label"/>', tenMegabytes)),
    '10 MB of comments': `<View>${fill('<!-- comment -->', tenMegabytes)}</View>`,
    '10 MB of text': `<View>${'x'.repeat(tenMegabytes)}</View>`,
    '10 MB of a DTD': `<!DOCTYPE v [${fill('<!ENTITY a "b">', tenMegabytes)}]><View/>`,
    'a label of 5 MB': choices(`<Choice value="${'x'.repeat(fiveMegabytes)}"/>`),
    'a DTD of 5 MB': `<!DOCTYPE v [${fill('<!ENTITY a "b">', fiveMegabytes)}]><View/>`,
    'a DTD of 5 MB without an end': `<!DOCTYPE v [${fill('<!ENTITY a "b">', fiveMegabytes)}`,
    '5 MB of attributes': `<View><Header${fill(' a="b"', fiveMegabytes)}/></View>`,
    '5 MB of object tags': `<View>${fill('<Text value="$t"/>', fiveMegabytes)}</View>`
      .replaceAll(/<Text/g, () => `<Text name="t${objectTags++}"`)
      .slice(0, fiveMegabytes),
    'an entity bomb': `<!DOCTYPE v [<!ENTITY a "ha">${entities()}]><View><Header value="&e9;"/></View>`,
    '10,000 nested tags': '<View>'.repeat(10_000) + '</View>'.repeat(10_000),
    '100,000 attributes': `<View><Header${Array.from({ length: 100_000 }, (_, index) => ` a${index}="b"`).join('')}/></View>`,
  }
}

function choices(labels: string): string {
  return `<View><Text name="t" value="$t"/><Choices name="c" toName="t">${labels}</Choices></View>`
}

function fill(part: string, length: number): string {
  return part.repeat(Math.floor(length / part.length))
}

function entities(): string {
  const names = Array.from({ length: 9 }, (_, index) => `<!ENTITY e${index + 1} "${`&e${index};`.repeat(10)}">`)
  return `<!ENTITY e0 "ha">${names.join('')}`
}
