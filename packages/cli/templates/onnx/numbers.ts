type Outputs = InferenceSession.OnnxValueMapType

/** The numbers of an output, as they lie in memory. */
function numbersOf(output: Outputs[string] | undefined): number[] {
  if (!(output instanceof Tensor)) throw new Error('The model has no such output, or it is no tensor')
  return Array.from(output.data as ArrayLike<number>, Number)
}
