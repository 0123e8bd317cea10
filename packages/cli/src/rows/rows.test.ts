import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { inputFiles } from './input-files.ts'
import { readRows } from './read-rows.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rows-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function write(name: string, content: string | Buffer): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const read = (...paths: string[]) => Array.fromAsync(readRows(inputFiles(paths)).rows)
const valuesOf = async (...paths: string[]) => (await read(...paths)).map((row) => ('value' in row ? row.value : row))

describe('csv and tsv', () => {
  test('have a header, quoted line breaks, and the lines they begin at', async () => {
    expect(await read(write('a.csv', '\uFEFFtext,n\r\n"two\nlines, ""quoted""",1\r\nlast,2\r\n'))).toEqual([
      { where: 'a.csv:2', file: 'a.csv', value: { text: 'two\nlines, "quoted"', n: '1' } },
      { where: 'a.csv:4', file: 'a.csv', value: { text: 'last', n: '2' } },
    ])
  })

  test('may be separated by semicolons, tabs, and keep every column, whatever its name', async () => {
    expect(await valuesOf(write('a.csv', 'text;"a,b,c"\nx;y\n'))).toEqual([{ text: 'x', 'a,b,c': 'y' }])
    const [value] = await valuesOf(write('a.tsv', '__proto__\ttext\nb\tsay "hi", you\n'))
    expect(Object.entries(value as object)).toEqual([
      ['__proto__', 'b'],
      ['text', 'say "hi", you'],
    ])
  })

  test('name file and line of a row that cannot be read, and go on', async () => {
    const rows = await read(write('odd.csv', 'a,b\n1,2\n1,2,3\n3\n"x"y,1\n5,say "hi"\n'))
    expect(rows.toSorted((one, other) => (one.where < other.where ? -1 : 1))).toEqual([
      { where: 'odd.csv:2', file: 'odd.csv', value: { a: '1', b: '2' } },
      { where: 'odd.csv:3', problem: expect.stringContaining('has 3 columns where the first line has others') },
      { where: 'odd.csv:4', problem: expect.stringContaining('has 1 columns') },
      { where: 'odd.csv:5', file: 'odd.csv', value: { a: '"x"y', b: '1' } },
      { where: 'odd.csv:6', file: 'odd.csv', value: { a: '5', b: 'say "hi"' } },
    ])
  })

  test.each([
    ['a,b,a\n1,2,3\n', 'names the column "a" twice'],
    ['a,b\n1,"never closed\n2,3\n', 'has a quote that is never closed'],
  ])('%j is said as a whole', async (text, problem) => {
    expect(await read(write('bad.csv', text))).toEqual([
      { where: expect.any(String), problem: expect.stringContaining(problem) },
    ])
  })
})

test('JSON lists, JSON lines and texts are rows with their places', async () => {
  write('1.json', JSON.stringify([{ data: { text: 'a' } }, 'b']))
  write('2.jsonl', '{"text":"c"}\nrubbish\n\n{"text":"d"}')
  write('3.txt', '\uFEFFe\n\n  \nf\r\n')
  expect(await read(folder)).toEqual([
    { where: '1.json item 1', file: '1.json', value: { data: { text: 'a' } } },
    { where: '1.json item 2', file: '1.json', value: 'b' },
    { where: '2.jsonl:1', file: '2.jsonl', value: { text: 'c' } },
    { where: '2.jsonl:2', problem: expect.stringContaining('line 2 of 2.jsonl') },
    { where: '2.jsonl:4', file: '2.jsonl', value: { text: 'd' } },
    { where: '3.txt:1', file: '3.txt', value: 'e' },
    { where: '3.txt:4', file: '3.txt', value: 'f' },
  ])
})

test('a folder gives its files by name, also those of its folders and packed ones; others are left out', async () => {
  mkdirSync(join(folder, 'b'))
  write('b/c.csv', 'text\n2\n')
  write('a.csv.gz', gzipSync('text\n1\n'))
  write('notes.md', 'x')
  write('.hidden.csv', 'text\n9\n')
  expect(await valuesOf(folder)).toEqual([{ text: '1' }, { text: '2' }])
})

test('files of one name in several folders are told apart', async () => {
  mkdirSync(join(folder, 'b'))
  const files = [write('rows.csv', 'text\n1\n'), write('b/rows.csv', 'review\n2\n')]
  expect(await read(folder)).toEqual([
    { where: `${files[1]}:2`, file: files[1], value: { review: '2' } },
    { where: `${files[0]}:2`, file: files[0], value: { text: '1' } },
  ])
})

test('a file that ends too early costs its rest, not the next file', async () => {
  write('a.json', '[{"text":"1"},{"te')
  write('b.txt.gz', gzipSync('2\n'.repeat(9999)).subarray(0, 14))
  write('c.txt', '3')
  expect(await read(folder)).toEqual([
    { where: 'a.json item 1', file: 'a.json', value: { text: '1' } },
    { where: 'a.json', problem: expect.stringContaining('it is not whole') },
    { where: 'b.txt.gz', problem: expect.stringContaining('is not a whole gzip file') },
    { where: 'c.txt:1', file: 'c.txt', value: '3' },
  ])
})

test.each([
  [['nowhere.csv'], 'nowhere.csv does not exist'],
  [['-'], 'need --input-format: one of csv, tsv, json, jsonl, txt'],
])('%j is refused', (paths, message) => {
  expect(() => inputFiles(paths)).toThrow(message)
})

test('a name without a known format, a folder without rows and an unknown format are refused', () => {
  const file = write('rows.xlsx', '')
  expect(() => inputFiles([file])).toThrow('rows.xlsx has an unknown format')
  expect(() => inputFiles([folder])).toThrow('has no file of rows')
  expect(() => inputFiles([file], 'xlsx')).toThrow('--input-format xlsx is not known')
  expect(inputFiles([file], 'txt')).toMatchObject([{ format: 'txt', bytes: 0 }])
})

test('UTF-16 of spreadsheets is read; another encoding is refused before its letters are wrong', async () => {
  const text = Buffer.from('\uFEFFtext\tn\r\nGrüße\t1\r\n', 'utf16le')
  expect(await valuesOf(write('excel.tsv', text))).toEqual([{ text: 'Grüße', n: '1' }])
  const problem = expect.stringContaining('latin.csv is not encoded as UTF-8: save it as "CSV UTF-8"')
  expect(await read(write('latin.csv', Buffer.from('text\nGr\xfc\xdfe\n', 'latin1')))).toEqual([
    { where: 'latin.csv', problem },
  ])
  const cut = Buffer.from('text\nü').subarray(0, -1)
  expect(await read(write('cut.txt', cut))).toContainEqual({
    where: 'cut.txt',
    problem: expect.stringContaining('UTF-8'),
  })
})

test('an empty file has no rows; what was read is known as a fraction', async () => {
  expect(await read(write('empty.csv', ''), write('empty.jsonl', ''))).toEqual([])
  const source = readRows(inputFiles([write('some.csv', 'a\n1\n2\n')]))
  expect(source.fractionRead()).toBe(0)
  await Array.fromAsync(source.rows)
  expect(source.fractionRead()).toBe(1)
})
