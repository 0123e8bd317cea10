/** The Buckets of the label config. */
const buckets = ['best', 'rest']

function instructionFor(_control: ControlTagOf<'Ranker'>): string {
  return `Sort the items that the user shows into these buckets: ${buckets.join(', ')}.
Answer with JSON only: {"<bucket>": ["<id of its first item>", "<id of the next>"]}`
}

function answerOf(control: ControlTagOf<'Ranker'>, answer: Record<string, unknown>) {
  const sorted = buckets.map((bucket) => {
    const ids = answer[bucket]
    if (Array.isArray(ids)) return [bucket, ids.map(String)]
    throw new Error(`The model answered ${JSON.stringify(ids)} for the bucket ${bucket}; expected a list of ids`)
  })
  return control.rank(Object.fromEntries(sorted))
}
