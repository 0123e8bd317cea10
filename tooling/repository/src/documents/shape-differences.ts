/**
 * How `actual` differs from `expected` in shape: the same keys and the same JSON types are wanted, values may differ.
 * A list may be longer or shorter, each item must have the shape of one of the expected items. The name of an untrained
 * version follows from the label config, so it is compared as it is.
 */
export function shapeDifferences(expected: unknown, actual: unknown, path = 'answer'): string[] {
  if (jsonType(expected) !== jsonType(actual)) {
    return [`${path}: expected ${jsonType(expected)}, got ${jsonType(actual)} (${JSON.stringify(actual)})`]
  }
  if (Array.isArray(expected)) return listDifferences(expected, actual as unknown[], path)
  if (jsonType(expected) === 'object') return objectDifferences(expected as object, actual as object, path)
  if (String(expected).startsWith('untrained') && expected !== actual)
    return [`${path}: expected ${expected}, got ${actual}`]
  return []
}

function listDifferences(expected: unknown[], actual: unknown[], path: string): string[] {
  if (expected.length > 0 && actual.length === 0) return [`${path}: expected items, got an empty list`]
  if (expected.length === 0 && actual.length > 0) return [`${path}: expected an empty list, got ${actual.length} items`]
  return actual.flatMap((item, index) => {
    const attempts = expected.map((one) => shapeDifferences(one, item, `${path}[${index}]`))
    return attempts.toSorted((a, b) => a.length - b.length)[0] ?? []
  })
}

function objectDifferences(expected: object, actual: object, path: string): string[] {
  const missing = Object.keys(expected).filter((key) => !(key in actual))
  const surplus = Object.keys(actual).filter((key) => !(key in expected))
  return [
    ...missing.map((key) => `${path}.${key} is missing`),
    ...surplus.map((key) => `${path}.${key} is not in the document`),
    ...Object.entries(expected).flatMap(([key, value]) =>
      key in actual ? shapeDifferences(value, (actual as Record<string, unknown>)[key], `${path}.${key}`) : [],
    ),
  ]
}

function jsonType(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'list' : typeof value
}
