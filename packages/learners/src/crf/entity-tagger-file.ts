import { type ByteReader, createByteReader } from '../binary/byte-reader.ts'
import { type ByteWriter, createByteWriter } from '../binary/byte-writer.ts'
import { addHeader, checkHeader } from '../binary/model-file.ts'
import { createPhraseIndex } from '../gazetteer/phrase-index.ts'
import { WEIGHT_STEP } from './compact-weights.ts'
import type { EntityModel } from './entity-model.ts'
import { createEntityTagger, type EntityTagger } from './entity-tagger.ts'
import { createFeatureSpace, type FeatureSpace, PAIR_TEMPLATES, pairKey, splitPairKey } from './feature-space.ts'
import { createTagScheme } from './tag-scheme.ts'

const kind = { magic: 'LSET', version: 1, name: 'entity tagger file' }

/**
 * The first release wrote these letters, a version byte and another checksum of 4 bytes before the same content. That
 * checksum is no longer compared; a backend compares the SHA-256 of every artifact before it loads a version.
 */
const OLD_MAGIC = 'LSMLNER'
const OLD_VERSION = 1
const OLD_HEADER_BYTES = OLD_MAGIC.length + 1 + 4

/** Names kept as JSON, which carries any string, lone surrogates included. */
interface Names {
  labels: string[]
  attributes: string[]
  phrases: [phrase: string, value: string][]
  outsideBias: number
}

/**
 * The file of a tagger: the header of every model file, the names as JSON and, as variable-length integers, the pairs and
 * the non-zero weights in steps of 1/64.
 */
export function encodeEntityTagger({ model }: EntityTagger): Uint8Array {
  const writer = createByteWriter()
  const { scheme, space, gazetteer, weights, outsideBias } = model
  const names: Names = {
    labels: [...scheme.labels],
    attributes: [...space.attributes.keys()],
    phrases: [...gazetteer.phrases],
    outsideBias,
  }
  writer.writeText(JSON.stringify(names))
  writer.writeInteger(space.pairs.size)
  for (const key of space.pairs.keys()) for (const part of splitPairKey(space, key)) writer.writeInteger(part)
  for (const weight of weights.transitions) writer.writeInteger(stepsOf(weight))
  for (let i = 0; i < weights.features.length; i += scheme.states) {
    writeRow(writer, weights.features.subarray(i, i + scheme.states))
  }
  return addHeader(kind, writer.finish())
}

/** Reads a tagger's file. Throws an Error that says whether it is another file, cut off, damaged or newer than this code. */
export function decodeEntityTagger(file: Uint8Array): EntityTagger {
  const content = isOld(file) ? file.subarray(OLD_HEADER_BYTES) : checkHeader(kind, file)
  try {
    return createEntityTagger(readModel(createByteReader(content)))
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`The entity tagger file of ${file.length} bytes is damaged: ${reason}. Train or copy it again.`, {
      cause,
    })
  }
}

function isOld(file: Uint8Array): boolean {
  const magic = new TextDecoder('latin1').decode(file.subarray(0, OLD_MAGIC.length))
  return magic === OLD_MAGIC && file[OLD_MAGIC.length] === OLD_VERSION
}

function readModel(reader: ByteReader): EntityModel {
  const names = JSON.parse(reader.readText()) as Names
  const scheme = createTagScheme(names.labels)
  const space = createFeatureSpace(names.attributes)
  readPairs(reader, space)
  const transitions = Float64Array.from(scheme.edgeFrom, () => weightOf(reader.readInteger()))
  const features = new Float32Array(space.size * scheme.states)
  for (let i = 0; i < features.length; i += scheme.states) readRow(reader, features.subarray(i, i + scheme.states))
  reader.expectEnd()
  const gazetteer = createPhraseIndex(new Map(names.phrases))
  return { scheme, space, gazetteer, weights: { features, transitions }, outsideBias: names.outsideBias }
}

function readPairs(reader: ByteReader, space: FeatureSpace): void {
  for (let left = reader.readInteger(); left > 0; left--) {
    const template = reader.readInteger()
    const first = reader.readInteger()
    const second = reader.readInteger()
    if (template >= PAIR_TEMPLATES.length || Math.max(first, second) >= space.bases.length) {
      throw new RangeError(`pair ${template}, ${first}, ${second} does not exist`)
    }
    space.pairs.set(pairKey(space, template, first, second), space.size++)
  }
}

/** A row is the number of its non-zero weights, then the state and the steps of each. */
function writeRow(writer: ByteWriter, row: Float32Array): void {
  const states = [...row.keys()].filter((state) => row[state] !== 0)
  writer.writeInteger(states.length)
  for (const state of states) {
    writer.writeInteger(state)
    writer.writeInteger(stepsOf(row[state]!))
  }
}

function readRow(reader: ByteReader, row: Float32Array): void {
  for (let left = reader.readInteger(); left > 0; left--) {
    const state = reader.readInteger()
    if (state >= row.length) throw new RangeError(`state ${state} is not below ${row.length}`)
    row[state] = weightOf(reader.readInteger())
  }
}

/** A weight as a count of steps of either sign: 0, -1, 1, -2, ... become 0, 1, 2, 3, ... */
function stepsOf(weight: number): number {
  const steps = Math.round(weight / WEIGHT_STEP)
  return steps < 0 ? -2 * steps - 1 : 2 * steps
}

const weightOf = (steps: number): number => (steps % 2 === 0 ? steps / 2 : -(steps + 1) / 2) * WEIGHT_STEP
