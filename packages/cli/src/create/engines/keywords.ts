/** Keywords that the sample tasks have, for labels of the example label configs. */
const known: Readonly<Record<string, string>> = {
  Yes: 'yes, good, great, love',
  No: 'no, bad, broken, hate',
  Person: 'John, Mary',
  Place: 'Berlin, New York',
  Cat: 'cat, kitten',
  Dog: 'dog, puppy',
  Question: 'what, where, why',
  Answer: 'yes, no, because',
}

/** What `predicted_values` lists for a label. */
export function keywordsOf(label: string): string {
  return known[label] ?? label.toLowerCase()
}
