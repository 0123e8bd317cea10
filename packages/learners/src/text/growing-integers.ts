/** A list of 32-bit integers that grows by doubling; `items` beyond `length` is unused space. */
export interface GrowingIntegers {
  items: Int32Array
  length: number
}

/** Creates an empty list. */
export function createGrowingIntegers(capacity = 256): GrowingIntegers {
  return { items: new Int32Array(capacity), length: 0 }
}

/** Adds one number at the end. */
export function pushInteger(list: GrowingIntegers, value: number): void {
  if (list.length === list.items.length) {
    const larger = new Int32Array(list.items.length * 2)
    larger.set(list.items)
    list.items = larger
  }
  list.items[list.length++] = value
}
