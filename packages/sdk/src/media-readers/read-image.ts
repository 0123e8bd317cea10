import { open } from 'node:fs/promises'
import type { Task } from '@label-studio-ml/protocol'
import { isBackendError } from '@label-studio-ml/protocol'
import { imageSizeOf, imageTypeOf } from '../geometry/image-size.ts'
import { mediaError } from '../media/media-error.ts'
import type { TaskFiles } from '../media/task-files.ts'
import { type FileSource, urlOf } from './file-source.ts'
import { loadDecoder } from './load-decoder.ts'

/** An image file of a task, upright as browsers show it. */
export interface ImageFile {
  path: string
  /** `image/png` */
  mediaType: string
  /** Pixels: what regions call `original_width`. */
  width: number
  height: number
}

/** The pixels of an image, upright. */
export interface ImagePixels {
  /** Red, green and blue from 0 to 255, row by row; what is transparent is white. */
  data: Uint8Array
  channels: 3
  /** Of `data`. */
  width: number
  height: number
  /** Of the image before it was stretched: what regions call `original_width`. */
  originalWidth: number
  originalHeight: number
}

export interface ReadImageOptions {
  /** The size to stretch the image to; without one of the two it keeps its shape. */
  width?: number
  height?: number
}

const firstBytes = 256 * 1024
/** Of other formats than TIFF: thumbnails and profiles before the size rarely take more. */
const mostFirstBytes = 4 * 1024 ** 2

/** The size of an image and where it is, from its first bytes. @throws BackendError `MEDIA_…` */
export async function readImageSize(files: TaskFiles, source: FileSource, task: Task): Promise<ImageFile> {
  const path = await files.getLocalPath(urlOf(source, task, 'Image'), task)
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const first = await read(Math.min(size, firstBytes))
    try {
      return { path, mediaType: imageTypeOf(first), ...imageSizeOf(first) }
    } catch (error) {
      if (size <= firstBytes) throw error
      const isTiff = /^(II|MM)$/.test(String.fromCharCode(...first.subarray(0, 2)))
      const more = await read(isTiff ? size : Math.min(size, mostFirstBytes))
      return { path, mediaType: imageTypeOf(more), ...imageSizeOf(more) }
    }
  } catch (cause) {
    if (!isBackendError(cause)) throw cause
    throw mediaError(
      'MEDIA_UNREADABLE',
      `A file of the task is not an image that can be measured: ${cause.message}`,
      cause,
    )
  } finally {
    await file.close()
  }

  async function read(length: number): Promise<Uint8Array> {
    const { buffer, bytesRead } = await file.read(new Uint8Array(length), 0, length, 0)
    return buffer.subarray(0, bytesRead)
  }
}

/**
 * The pixels of an image, decoded by sharp, a package that the backend has to install. JPEG, PNG, WebP, GIF (the first
 * frame), AVIF, TIFF and SVG.
 * @throws BackendError `MEDIA_…`
 */
export async function readImage(
  files: TaskFiles,
  source: FileSource,
  task: Task,
  { width, height }: ReadImageOptions = {},
): Promise<ImagePixels> {
  const path = await files.getLocalPath(urlOf(source, task, 'Image'), task)
  const { default: sharp } = await loadDecoder(() => import('sharp'), { name: 'sharp', method: 'readImage' })
  try {
    const { format, autoOrient, ...stored } = await sharp(path).metadata()
    // Browsers turn these by their EXIF data, and no others.
    const isTurned = format === 'jpeg' || format === 'png'
    const original = isTurned ? autoOrient : stored
    const image = isTurned ? sharp(path).autoOrient() : sharp(path)
    const opaque = image.flatten({ background: '#fff' }).toColourspace('srgb')
    const sized = width || height ? opaque.resize({ width, height, fit: 'fill' }) : opaque
    const { data, info } = await sized.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true })
    const size = { width: info.width, height: info.height }
    const originals = { originalWidth: original.width, originalHeight: original.height }
    return { data: threeChannels(data, info.channels), channels: 3, ...size, ...originals }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw mediaError(
      'MEDIA_UNREADABLE',
      `A file of the task is not an image that sharp can decode (${reason.replaceAll(path, 'the file').slice(0, 200)}): import it as JPEG, PNG or WebP.`,
      cause,
    )
  }
}

function threeChannels(data: Uint8Array, channels: number): Uint8Array {
  if (channels === 3) return data
  const pixels = new Uint8Array((data.length / channels) * 3)
  for (let at = 0; at < pixels.length; at++) {
    pixels[at] = data[Math.floor(at / 3) * channels + Math.min(at % 3, channels - 1)]!
  }
  return pixels
}
