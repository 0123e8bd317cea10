import type { Task } from '@label-studio-ml/protocol'
import type { ObjectTagData } from '../elements/object-tag-data.ts'
import type { Random } from '../random.ts'
import type { ObjectSupport } from './object-support.ts'
import { sampleList } from './sample-words.ts'
import { requireUrl, valueError } from './task-value.ts'

const fix = 'import the URL of an image, or use valueList for a list of them'

/** The URL of the image, of the first page if there are several. */
function imageOf(object: ObjectTagData, task: Task): string {
  return imagesOf(object, task)[0]!
}

/** The URLs of all pages: `item_index` of a region counts them from 0. One URL without `valueList`. */
function imagesOf(object: ObjectTagData, task: Task): string[] {
  const value = object.valueOf(task.data)
  if (!object.attribute('valueList')) return [requireUrl(object, value, fix)]
  if (Array.isArray(value) && value.length > 0) {
    return value.map((url, index) => requireUrl(object, url, fix, `[${index}]`))
  }
  throw valueError(object, {
    expected: 'a list of URLs',
    found: value,
    fix: 'import a list, or use value for one image',
  })
}

/** A GIF of one pixel in a random colour. */
function sampleImage(random: Random): string {
  const colour = [0, 0, 0].map(() => random.integer(0, 255))
  const header = [71, 73, 70, 56, 57, 97, 1, 0, 1, 0, 0x80, 0, 0, ...colour, ...colour]
  const image = [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3b]
  return `data:image/gif;base64,${btoa(String.fromCharCode(...header, ...image))}`
}

/** `<Image>`: one image, or with `valueList` several pages. */
export const image = {
  tag: 'Image',
  methods: { imageOf, imagesOf },
  sample: (object, random) =>
    object.attribute('valueList') ? sampleList(random, 3, () => sampleImage(random)) : sampleImage(random),
} as const satisfies ObjectSupport
