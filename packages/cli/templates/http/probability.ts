/** A model that does not say how sure it is gives no score. */
function probabilityOf(score: unknown): number | undefined {
  return typeof score === 'number' && score >= 0 && score <= 1 ? score : undefined
}
