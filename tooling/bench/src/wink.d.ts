declare module 'wink-naive-bayes-text-classifier' {
  interface WinkClassifier {
    defineConfig(config: { considerOnlyPresence: boolean; smoothingFactor: number }): void
    definePrepTasks(tasks: readonly ((input: never) => unknown)[]): void
    learn(input: string, label: string): void
    consolidate(): void
    /** Labels with log2 of their odds; one pair of `unknown` and 0 if no word is known. */
    computeOdds(input: string): [label: string, log2Odds: number][]
  }
  export default function createClassifier(): WinkClassifier
}

declare module 'wink-nlp-utils' {
  const utilities: {
    string: Record<'lowerCase' | 'tokenize0', (input: string) => unknown>
    tokens: Record<'removeWords' | 'stem', (tokens: string[]) => string[]>
  }
  export default utilities
}
