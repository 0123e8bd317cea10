/** Writes the few parts of the ONNX format (protobuf) that models of a test need. */
export interface Graph {
  nodes: Uint8Array[]
  weights: Uint8Array[]
  inputs: Uint8Array[]
  outputs: Uint8Array[]
}

const types = { float: 1, int64: 7, string: 8 }

/** The bytes of a model file, of operator set 13. */
export function onnxModel({ nodes, weights, inputs, outputs }: Graph): Uint8Array {
  const parts = [
    ...fields(1, nodes),
    field(2, 'tiny'),
    ...fields(5, weights),
    ...fields(11, inputs),
    ...fields(12, outputs),
  ]
  return message(field(1, 8), field(7, message(...parts)), field(8, message(field(1, ''), field(2, 13))))
}

/** `onnxNode('MatMul', ['a', 'b'], ['c'])`; attributes are integers, strings, or lists of them. */
export function onnxNode(
  operator: string,
  inputs: readonly string[],
  outputs: readonly string[],
  attributes: Readonly<Record<string, number | string | readonly number[] | readonly string[]>> = {},
): Uint8Array {
  const written = Object.entries(attributes).map(([name, value]) => {
    if (typeof value === 'number') return message(field(1, name), field(3, value), field(20, 2))
    if (typeof value === 'string') return message(field(1, name), field(4, value), field(20, 3))
    const isText = typeof value[0] === 'string'
    return message(field(1, name), ...fields(isText ? 9 : 8, value), field(20, isText ? 8 : 7))
  })
  return message(...fields(1, inputs), ...fields(2, outputs), field(4, operator), ...fields(5, written))
}

/** A constant of this name and shape. */
export function onnxWeight(
  name: string,
  dims: readonly number[],
  values: readonly number[],
  type: 'float' | 'int64' = 'float',
) {
  const data = type === 'float' ? Float32Array.from(values) : BigInt64Array.from(values, BigInt)
  const bytes = new Uint8Array(data.buffer)
  return message(...fields(1, dims), field(2, types[type]), field(8, name), field(9, bytes))
}

/** An input or output. */
export function onnxValue(name: string, dims: readonly number[], type: keyof typeof types = 'float'): Uint8Array {
  const shape = message(
    ...fields(
      1,
      dims.map((size) => message(field(1, size))),
    ),
  )
  return message(field(1, name), field(2, message(field(1, message(field(1, types[type]), field(2, shape))))))
}

function message(...parts: Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts))
}

function fields(number: number, values: readonly (number | string | Uint8Array)[]): Uint8Array[] {
  return values.map((value) => field(number, value))
}

function field(number: number, value: number | string | Uint8Array): Uint8Array {
  if (typeof value === 'number') return Buffer.concat([varint(number << 3), varint(value)])
  const bytes = Buffer.from(value)
  return Buffer.concat([varint((number << 3) | 2), varint(bytes.length), bytes])
}

function varint(value: number): Uint8Array {
  return value < 128 ? Uint8Array.of(value) : Buffer.concat([Uint8Array.of((value % 128) + 128), varint(value >>> 7)])
}
