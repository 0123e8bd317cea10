import type { ReadBox } from '@label-studio-ml/sdk'

/** Where a label stands on average, in percent of the image. */
export interface LearnedBox {
  label: string
  x: number
  y: number
  width: number
  height: number
  /** The share of the images on which it was drawn, 0 to 1. */
  share: number
}

const sides = ['x', 'y', 'width', 'height'] as const

/** Averages the boxes of each label over annotated images. */
export class MeanBoxes {
  readonly #labels = new Map<string, { images: number; boxes: number; sums: [number, number, number, number] }>()
  images = 0

  /** The boxes on one image. */
  add(boxes: readonly ReadBox[]): void {
    this.images++
    const onThisImage = new Set<string>()
    for (const box of boxes) {
      for (const label of box.labels) {
        const entry = this.#labels.get(label) ?? { images: 0, boxes: 0, sums: [0, 0, 0, 0] }
        this.#labels.set(label, entry)
        entry.boxes++
        for (const [index, side] of sides.entries()) entry.sums[index]! += box[side]
        onThisImage.add(label)
      }
    }
    for (const label of onThisImage) this.#labels.get(label)!.images++
  }

  boxes(): LearnedBox[] {
    return [...this.#labels].map(([label, { images, boxes, sums }]) => {
      const [x, y, width, height] = sums.map((sum) => sum / boxes) as [number, number, number, number]
      return { label, x, y, width, height, share: images / this.images }
    })
  }
}
