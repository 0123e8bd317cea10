export { runCommandLine } from './command-line.ts'
export { type Engine, type EngineName, engines } from './create/engines.ts'
export { type TagPair, type TemplateCopies, tagPairs } from './create/tag-pairs.ts'
