/** What a token says about the text that it covers. */
export interface TokenPiece {
  /** The texts that it may stand for, the likeliest first; none for special and unknown tokens. */
  readonly forms: readonly string[]
  /** `special` covers nothing (`[CLS]`, `<s>`); `unknown` covers a word (`[UNK]`); `rest` ends the character before it. */
  readonly kind: 'text' | 'special' | 'unknown' | 'rest'
  /** Whether the token begins a word, as far as its mark says. */
  readonly beginsWord: boolean
  /** Whether its first bytes end the character before it. */
  readonly continues?: boolean
}

const specialToken = /^(\[(CLS|SEP|PAD|MASK|BOS|EOS)\]|<\/?s>|<(pad|bos|eos|mask|cls|sep)>|<\|[^|]*\|>)$/i
const unknownToken = /^(\[UNK\]|<unk>)$/i
const byteToken = /^<0x([0-9a-f]{2})>$/i
const special: TokenPiece = { forms: [], kind: 'special', beginsWord: false }
const unknown: TokenPiece = { forms: [], kind: 'unknown', beginsWord: true }
const rest: TokenPiece = { forms: [], kind: 'rest', beginsWord: false }

/**
 * The ways in which the strings of a tokenizer can be read, the likeliest first: as text with the marks of WordPiece
 * (`##ing`), SentencePiece (`▁in`) and others (`in@@`, `in</w>`), or as the bytes of GPT-2 and its kin (`Ġin`).
 */
export function readingsOf(tokens: readonly string[]): (readonly TokenPiece[])[] {
  const plain = piecesOf(tokens, (token) => bytesOfToken(token), textPiece)
  if (!tokens.every((token) => kindOf(token) !== 'text' || isByteLevel(token))) return [plain]
  const bytes = piecesOf(tokens, (token) => byteLevelBytes(token), textPiece)
  return tokens.some((token) => /[ĠĊ]/.test(token)) ? [bytes, plain] : [plain, bytes]
}

/** Tokens of bytes are put together to characters: each stands for the characters that begin in it. */
function piecesOf(
  tokens: readonly string[],
  bytesOf: (token: string) => number[] | undefined,
  pieceOf: (token: string) => TokenPiece,
): TokenPiece[] {
  const run: number[] = []
  const ends: { token: number; end: number }[] = []
  const pieces: TokenPiece[] = tokens.map((token, index) => {
    const kind = kindOf(token)
    if (kind !== 'text') return kind === 'special' ? special : unknown
    const bytes = bytesOf(token)
    if (bytes === undefined) return pieceOf(token)
    for (const byte of bytes) run.push(byte)
    ends.push({ token: index, end: run.length })
    return rest
  })
  let start = 0
  for (const { token, end } of ends) {
    pieces[token] = bytePiece(run, start, end)
    start = end
  }
  return pieces
}

function bytePiece(run: readonly number[], start: number, end: number): TokenPiece {
  let [first, last] = [start, end]
  while (first < end && isContinuation(run[first])) first++
  while (last < run.length && isContinuation(run[last])) last++
  if (first === end) return rest
  const text = new TextDecoder().decode(Uint8Array.from(run.slice(first, last)))
  return { forms: [text], kind: 'text', beginsWord: /^\s/.test(text), continues: first > start }
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80
}

function kindOf(token: string): 'text' | 'special' | 'unknown' {
  if (specialToken.test(token)) return 'special'
  return unknownToken.test(token) ? 'unknown' : 'text'
}

function textPiece(token: string): TokenPiece {
  const bare = token.replace(/^##(?=.)|(?<=.)@@$|(?<=.)<\/w>$/gsu, '')
  return { forms: bare === token ? [token] : [token, bare], kind: 'text', beginsWord: !/^##./.test(token) }
}

/** SentencePiece writes characters that it does not know as bytes: `<0xF0>`. */
function bytesOfToken(token: string): number[] | undefined {
  const found = byteToken.exec(token)?.[1]
  return found === undefined ? undefined : [Number.parseInt(found, 16)]
}

/** Printable bytes stand for themselves, the others for the characters from U+0100 on, in their order. */
const byteOfCharacter = new Map<string, number>()
let unprintable = 0
for (let byte = 0; byte < 256; byte++) {
  const isPrintable = (byte > 32 && byte < 127) || (byte > 160 && byte !== 173)
  byteOfCharacter.set(String.fromCodePoint(isPrintable ? byte : 256 + unprintable++), byte)
}

function isByteLevel(token: string): boolean {
  for (const character of token) if (!byteOfCharacter.has(character)) return false
  return true
}

function byteLevelBytes(token: string): number[] {
  return Array.from(token, (character) => byteOfCharacter.get(character) ?? 0)
}
