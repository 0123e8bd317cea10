import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codePointOffsets, type OffsetUnit } from './code-point-offsets.ts'
import { tokenOffsets } from './token-offsets.ts'

/** What each token covers, as text. */
function covered(text: string, tokens: readonly string[]): (string | undefined)[] {
  const offsets = tokenOffsets(text, tokens)
  const { slice } = codePointOffsets(text)
  return tokens.map((_, index) => {
    const span = offsets.spanOf(index)
    return span && slice(span.start, span.end)
  })
}

describe('tokenOffsets of strings', () => {
  it.each([
    [
      'WordPiece',
      '🐱 Playing tennis.',
      ['[CLS]', '🐱', 'Play', '##ing', 'tennis', '.', '[SEP]', '[PAD]'],
      [undefined, '🐱', 'Play', 'ing', 'tennis', '.', undefined, undefined],
    ],
    ['lower-cased without accents', 'Élodie à Zürich', ['elodie', 'a', 'zur', '##ich'], ['Élodie', 'à', 'Zür', 'ich']],
    ['accents as marks of their own', 'e\u0301tat a\u0300 nu', ['etat', 'a', 'nu'], ['e\u0301tat', 'a\u0300', 'nu']],
    [
      'SentencePiece',
      'Hello  world 🐱!',
      ['<s>', '▁Hello', '▁world', '▁', '🐱', '!', '</s>'],
      [undefined, 'Hello', 'world', undefined, '🐱', '!', undefined],
    ],
    [
      'SentencePiece with byte fallback',
      'a 🐱b',
      ['▁a', '▁', '<0xF0>', '<0x9F>', '<0x90>', '<0xB1>', 'b'],
      ['a', undefined, '🐱', '🐱', '🐱', '🐱', 'b'],
    ],
    ['SentencePiece in compatibility forms', 'ﬁne… ①', ['▁fin', 'e', '...', '▁1'], ['ﬁn', 'e', '…', '①']],
    [
      'byte-level BPE',
      'Héllo 🐱 world\n',
      ['H', 'Ã©', 'llo', 'ĠðŁ', 'Ĳ±', 'Ġworld', 'Ċ'],
      ['H', 'é', 'llo', '🐱', '🐱', 'world', undefined],
    ],
    ['byte-level BPE without a space', 'é', ['Ã©'], ['é']],
    ['pieces that end words', 'lower new', ['low', 'er</w>', 'new</w>'], ['low', 'er', 'new']],
    ['pieces that do not end words', 'lower new', ['low@@', 'er', 'new'], ['low', 'er', 'new']],
    ['words', 'a##b c', ['a##b', 'c'], ['a##b', 'c']],
    ['an unknown word', 'one ☃☃ two', ['one', '[UNK]', 'two'], ['one', '☃☃', 'two']],
    ['unknown words in a row', 'xx yy, zz a', ['[UNK]', '[UNK]', ',', '[UNK]', 'a'], ['xx', 'yy', ',', 'zz', 'a']],
    ['an unknown word that holds the next token', 'an a b', ['[UNK]', 'a', 'b'], ['an', 'a', 'b']],
    ['an unknown last word of a text that goes on', 'a xx b c', ['a', '[UNK]', '[SEP]'], ['a', 'xx', undefined]],
    ['an unknown part of a word', 'ab☃cd', ['▁ab', '<unk>', 'cd'], ['ab', '☃', 'cd']],
    ['text that the tokenizer dropped', 'a \u200b☃ b', ['a', 'b'], ['a', 'b']],
    ['nothing', '', [], []],
  ])('covers the text of %s', (_, text, tokens, expected) => {
    expect(covered(text, tokens)).toEqual(expected)
    expect(tokenOffsets(text, tokens).unaligned).toBe(0)
  })

  it('counts the tokens that are not of this text', () => {
    expect(tokenOffsets('some text', ['other', 'words']).unaligned).toBe(2)
  })

  it('finds each word of any text, whatever its case', () => {
    const word = fc.string({
      unit: fc.constantFrom('a', 'É', '🐱', 'ß', '中', 'が', '한', 'Z'),
      minLength: 1,
      maxLength: 5,
    })
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), fc.boolean(), (words, isLower) => {
        const text = words.join('  ')
        const tokens = words.map((written) => (isLower ? written.toLowerCase() : written))
        expect(covered(text, tokens)).toEqual(words)
      }),
    )
  })
})

interface Encoding {
  tokenizer: string
  text: string
  tokens: string[]
  offsets: [number, number][]
}

const encodings = JSON.parse(readFileSync(new URL('./__fixtures__/tokens.json', import.meta.url), 'utf8')) as Encoding[]

describe('tokenOffsets of the tokens of Hugging Face', () => {
  it.each([...new Set(encodings.map(({ tokenizer }) => tokenizer))])('agrees with the offsets of %s', (tokenizer) => {
    for (const { text, tokens, offsets } of encodings.filter((one) => one.tokenizer === tokenizer)) {
      const found = tokenOffsets(text, tokens)
      expect(found.unaligned).toBe(0)
      const spans = tokens.map((_, index) => found.spanOf(index))
      expect(spans).toEqual(tokens.map((token, index) => visibleSpan(text, token, offsets[index]!, spans[index]?.end)))
    }
  })

  /** Theirs have white space in them, leave the accents behind a letter out, and give the first letter to a blank token. */
  function visibleSpan(text: string, token: string, [start, end]: [number, number], ownEnd: number | undefined) {
    const characters = [...text]
    const isSpace = (at: number) => /^\s$/u.test(characters[at] ?? '')
    let [from, to] = [start, end]
    while (from < to && isSpace(from)) from++
    while (from < to && isSpace(to - 1)) to--
    if (ownEnd !== undefined && /^\p{Mn}*$/u.test(characters.slice(to, ownEnd).join(''))) to = Math.max(to, ownEnd)
    return token === '▁' || from === to ? undefined : { start: from, end: to }
  }
})

describe('tokenOffsets of pairs', () => {
  const text = '🐱 né'
  it.each<[OffsetUnit, [number, number][]]>([
    [
      'codePoint',
      [
        [0, 0],
        [0, 1],
        [2, 4],
      ],
    ],
    [
      'utf16',
      [
        [0, 0],
        [0, 2],
        [3, 5],
      ],
    ],
    [
      'utf8',
      [
        [0, 0],
        [0, 4],
        [5, 8],
      ],
    ],
  ])('reads %s', (unit, pairs) => {
    const offsets = tokenOffsets(text, pairs, { unit })
    expect([0, 1, 2].map(offsets.spanOf)).toEqual([undefined, { start: 0, end: 1 }, { start: 2, end: 4 }])
  })

  it('covers the whole character of half a character', () => {
    const { spanOf } = tokenOffsets('🐱', [[0, 2], [2, 4], null], { unit: 'utf8' })
    expect([spanOf(0), spanOf(1), spanOf(2)]).toEqual([{ start: 0, end: 1 }, { start: 0, end: 1 }, undefined])
  })

  it('refuses pairs outside of the text', () => {
    expect(() => tokenOffsets('ab', [[0, 9]])).toThrow('from 0 to 2')
  })
})

describe('the tokens of a span', () => {
  const offsets = tokenOffsets('🐱 Playing tennis', ['[CLS]', '🐱', 'Play', '##ing', 'tennis', '[SEP]'])

  it.each([
    [
      { start: 2, end: 9 },
      { start: 2, end: 4 },
    ],
    [
      { start: 5, end: 7 },
      { start: 2, end: 4 },
    ],
    [
      { start: 0, end: 16 },
      { start: 1, end: 5 },
    ],
    [{ start: 1, end: 2 }, undefined],
  ])('of %j are %j', (span, tokens) => {
    expect(offsets.tokensOf(span)).toEqual(tokens)
  })

  it('are found for a code point too', () => {
    expect([0, 1, 2, 6, 8, 9, 15, 16].map(offsets.tokenAt)).toEqual([1, undefined, 2, 3, 3, undefined, 4, undefined])
  })
})
