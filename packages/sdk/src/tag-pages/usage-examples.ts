/**
 * The calls in the `@example` lines above the functions that build a tag's regions, as `control.rate(4)`. A docs page shows what
 * stands in the source, so that an example is written once.
 *
 * @param source the text of `tags/<tag>.ts`
 * @param builders names of the functions
 */
export function usageExamples(source: string, builders: readonly string[]): string[] {
  const documented = source.matchAll(/\/\*\*((?:(?!\*\/).)*)\*\/\s*(?:export )?function (\w+)/gs)
  const comments = [...documented].filter(([, , name]) => builders.includes(name!))
  const examples = comments.flatMap(([, comment]) => [...comment!.matchAll(/^ \* @example(?: |\n \* )(.+)$/gm)])
  return examples.map(([, line]) => line!.replace(/ \/\/ .*$/, ''))
}
