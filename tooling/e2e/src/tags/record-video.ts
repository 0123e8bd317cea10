import { writeFileSync } from 'node:fs'
import { launchChromium } from '../browser/chromium.ts'

/** Writes `driving-car.webm`: two seconds of a red box that goes to the right, as Chromium records them. */
async function recordVideo(): Promise<void> {
  const browser = await launchChromium()
  const page = await browser.newPage()
  const recorded = await page.evaluate(recordInPage)
  writeFileSync(new URL('__fixtures__/driving-car.webm', import.meta.url), Buffer.from(recorded))
  await browser.close()
}

/** Runs in the page, so everything that it needs stands inside of it. */
async function recordInPage(): Promise<number[]> {
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width: 320, height: 200 })
  document.body.append(canvas)
  const recorder = new MediaRecorder(canvas.captureStream(24), {
    mimeType: 'video/webm;codecs=vp8',
    videoBitsPerSecond: 60_000,
  })
  const stopped = new Promise<Blob>((resolve) => {
    recorder.addEventListener('dataavailable', ({ data }) => resolve(data))
  })
  const started = performance.now()
  recorder.start()
  for (let seconds = 0; seconds < 2; seconds = (performance.now() - started) / 1000) {
    draw(seconds)
    await new Promise(requestAnimationFrame)
  }
  recorder.stop()
  return [...new Uint8Array(await (await stopped).arrayBuffer())]

  function draw(seconds: number): void {
    const context = canvas.getContext('2d')!
    for (const [colour, x, y, width, height] of [
      ['#bfe3f7', 0, 0, 320, 120],
      ['#78828c', 0, 120, 320, 80],
      ['#d64545', 20 + seconds * 90, 110, 70, 40],
    ] as const) {
      context.fillStyle = colour
      context.fillRect(x, y, width, height)
    }
  }
}

await recordVideo()
