export { runCommandLine } from './command-line.ts'
export { type Engine, type EngineName, engines, enginesFor } from './create/engines.ts'
export { type TagPair, tagPairs } from './create/tag-pairs.ts'
