import { describe, expect, it } from 'vitest'
import { parseLabelConfig } from '../parse-label-config.ts'
import { invalid, tagOf, taskOf } from './__fixtures__/tag-of.ts'

describe('Audio, Video and Pdf', () => {
  it.each(['Audio', 'AudioPlus', 'Video', 'Pdf'] as const)('%s has a URL', (tag) => {
    expect(tagOf(tag).urlOf(taskOf('/data/file'))).toBe('/data/file')
    expect(() => tagOf(tag).urlOf(taskOf(''))).toThrow(
      invalid(`<${tag} name="o"> expects a URL in the data field 'x', got "";`),
    )
  })

  it('AudioPlus is an Audio', () => {
    const object = parseLabelConfig('<View><AudioPlus name="o" value="$x"/></View>').object('o')
    expect(object.is('Audio') && object.urlOf(taskOf('a.wav'))).toBe('a.wav')
    expect(object.is('Video')).toBe(false)
  })

  it.each([
    ['', 24],
    ['frameRate="29.97"', 29.97],
    ['framerate="25"', 25],
    ['frameRate="0.04"', 25],
    ['frameRate="$fps"', 60],
  ])('the frame rate of a video with %s is %d', (attribute, rate) => {
    expect(tagOf('Video', `value="$x" ${attribute}`).frameRateOf(taskOf('v', { fps: '60' }))).toBe(rate)
  })

  it.each([0, -1, 'fast', '', null])('%j is no frame rate', (fps) => {
    expect(() => tagOf('Video', 'value="$x" frameRate="$fps"').frameRateOf(taskOf('v', { fps }))).toThrow(
      invalid('<Video name="o"> with frameRate="$fps" expects a number above 0, got'),
    )
  })
})
