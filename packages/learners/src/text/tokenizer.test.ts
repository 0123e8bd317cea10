import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { GAPS, tokenize } from './tokenizer.ts'

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        'Ada',
        ' ',
        '\n',
        '👩‍💻',
        '🇩🇪',
        'é',
        'e\u0301',
        '東京',
        "it's",
        '3.14',
        '...',
        '@a',
        'http://x.y/z',
        '\ud83d',
      ),
    )
    .map((parts) => parts.join('')),
)

describe('offsets', () => {
  test('every token is its slice, and only white space is between tokens', () => {
    fc.assert(
      fc.property(text, fc.array(fc.nat(60), { maxLength: 5 }), (input, cuts) => {
        const { words, starts, ends } = tokenize(input, cuts)
        let end = 0
        words.forEach((word, i) => {
          expect(word).toBe(input.slice(starts[i], ends[i]))
          expect(word.length).toBeGreaterThan(0)
          expect(input.slice(end, starts[i])).toMatch(/^\s*$/)
          end = ends[i]!
        })
        expect(input.slice(end)).toMatch(/^\s*$/)
      }),
    )
  })

  test('no token has a cut inside', () => {
    fc.assert(
      fc.property(text, fc.array(fc.nat(60), { maxLength: 8 }), (input, cuts) => {
        const { starts, ends } = tokenize(input, cuts)
        starts.forEach((start, i) => {
          for (const cut of cuts) expect(cut > start && cut < ends[i]!).toBe(false)
        })
      }),
    )
  })
})

test.each([
  ['Dr. Smith paid $1,000.50!!', ['Dr', '.', 'Smith', 'paid', '$', '1,000.50', '!!']],
  ["it's O’Neil's", ['it', "'s", 'O', '’', 'Neil', "'s"]],
  ['BRCA1-linked 3beta', ['BRCA1', '-', 'linked', '3beta']],
  ['see https://a.org/b?c=d, ok', ['see', 'https://a.org/b?c=d', ',', 'ok']],
  ['@ada #nlp a.b@c.org', ['@ada', '#nlp', 'a.b@c.org']],
  ['東京へ行く', ['東', '京', 'へ', '行', 'く']],
  ['Cafe\u0301 naïve', ['Cafe\u0301', 'naïve']],
  ['👩‍💻👍🏽🇩🇪❤️!', ['👩‍💻', '👍🏽', '🇩🇪', '❤️', '!']],
  ['हिन्दी می‌خواهم', ['हिन्दी', 'می‌خواهم']],
])('splits %j', (input, words) => {
  expect(tokenize(input).words).toEqual(words)
})

test('a cut splits the token it falls in', () => {
  const { words, gaps } = tokenize('unhappily ever', [2, 7, 9, 10])
  expect(words).toEqual(['un', 'happi', 'ly', 'ever'])
  expect(gaps).toEqual([GAPS.space, GAPS.none, GAPS.none, GAPS.space])
})

test('distinguishes tokens without a gap, spaces and line breaks', () => {
  expect(tokenize('a, b\r\n c').gaps).toEqual([GAPS.space, GAPS.none, GAPS.space, GAPS.line])
})

test.each(['a.', '1,', '@', '.-', 'http://', '👩\u200d', "'s"])(
  'reads %j repeated 100,000 times to its end',
  (part) => {
    const text = part.repeat(100_000)
    expect(tokenize(text).ends.at(-1)).toBe(text.length)
  },
)
