import { describe, expect, it } from 'vitest'
import { parseLabelConfig } from '../parse-label-config.ts'
import { checkResult } from '../region-check/check-prediction.ts'

const config = parseLabelConfig(`<View>
  <Video name="video" value="$video" frameRate="25"/>
  <Labels name="who" toName="video"><Label value="Man"/><Label value="Woman"/></Labels>
  <VideoRectangle name="box" toName="video"/>
  <VideoVector name="limb" toName="video"/>
  <VideoVectorLabels name="pose" toName="video"><Label value="Arm"/></VideoVectorLabels>
</View>`)
const box = { x: 10, y: 20, width: 30, height: 40 }

describe('VideoRectangle', () => {
  const control = config.control('box', 'VideoRectangle')

  it('writes key frames in order, with times and the labels of the Labels beside it', () => {
    const frames = [
      { time: 1, ...box, enabled: false },
      { frame: 1, ...box, rotation: -90 },
    ]
    const region = control.track({ frames, framesCount: 250, label: 'Man', id: 't' })
    expect(region).toEqual({
      id: 't',
      from_name: 'box',
      to_name: 'video',
      type: 'videorectangle',
      value: {
        framesCount: 250,
        duration: 10,
        sequence: [
          { frame: 1, time: 0.04, enabled: true, ...box, rotation: 270 },
          { frame: 25, time: 1, enabled: false, ...box, rotation: 0 },
        ],
        labels: ['Man'],
      },
    })
    expect(checkResult([region], config)).toEqual([])
    expect(control.read([region])).toMatchObject([
      { labels: ['Man'], framesCount: 250, frames: [{ frame: 1 }, { frame: 25 }] },
    ])
  })

  it('reads a key frame without enabled as the editor does: the box is not seen after it', () => {
    const region = control.track({ frames: [{ frame: 1, ...box }], framesCount: 9 })
    const value = { ...region.value, sequence: [{ frame: 1, time: 0.04, ...box }] }
    expect(control.read([{ ...region, value }])).toMatchObject([{ frames: [{ frame: 1, enabled: false }] }])
  })

  it('takes pixels of a frame, and goes without a label', () => {
    const size = { unit: 'pixel', originalWidth: 200, originalHeight: 100 } as const
    const { value } = control.track({ frames: [{ frame: 1, ...box }], duration: 4, ...size })
    expect(value).toMatchObject({ framesCount: 100, duration: 4 })
    expect(value.sequence[0]).toMatchObject({ x: 5, y: 20, width: 15, height: 40 })
    expect(value).not.toHaveProperty('labels')
  })

  it('cuts boxes to the frame', () => {
    const { value } = control.track({ frames: [{ frame: 1, ...box, x: 90 }], framesCount: 2 })
    expect(value.sequence[0]).toMatchObject({ x: 90, width: 10 })
  })

  it('refuses what is not in the video', () => {
    const refused = (options: object, message: string) =>
      expect(() => control.track({ frames: [{ frame: 1, ...box }], framesCount: 9, ...options })).toThrow(message)
    refused({ label: 'Dog' }, "has no label 'Dog'; its labels: Man, Woman")
    refused({ frames: [{ frame: 0, ...box }] }, 'has frame 0; expected a whole number from 1 to 9')
    refused({ frames: [{ frame: 10, ...box }] }, 'has frame 10')
    refused({ frames: [box] }, 'neither frame nor time')
    refused({ frames: [] }, 'has no frames; leave the region out')
    refused(
      {
        frames: [
          { frame: 1, ...box },
          { time: 0.04, ...box },
        ],
      },
      'has frame 1 twice',
    )
    refused({ framesCount: undefined }, 'has neither framesCount nor duration')
    refused({ framesCount: 1.5 }, 'has framesCount 1.5; expected a whole number')
    refused({ unit: 'pixel' }, 'has originalWidth undefined; expected the pixels')
  })

  it('asks for a frame rate that only the task knows', () => {
    const { control } = parseLabelConfig(
      '<View><Video name="v" value="$v" frameRate="$fps"/><VideoRectangle name="b" toName="v"/></View>',
    )
    const track = control('b', 'VideoRectangle')
    const frames = [{ frame: 1, ...box }]
    expect(() => track.track({ frames, framesCount: 9 })).toThrow('give video.frameRateOf(task)')
    expect(track.track({ frames, framesCount: 10, duration: 1 }).value.sequence[0]!.time).toBe(0.1)
    expect(track.track({ frames, framesCount: 10, frameRate: 5 }).value.sequence[0]!.time).toBe(0.2)
    expect(() => track.track({ frames, framesCount: 9, frameRate: 5, label: 'Man' })).toThrow('has no <Labels>')
  })
})

it('labels of a track are checked against the Labels beside it', () => {
  const region = config
    .control('box', 'VideoRectangle')
    .track({ frames: [{ frame: 1, ...box }], framesCount: 9, label: 'Man' })
  const wrong = { ...region, value: { ...region.value, labels: ['Dog'] } }
  expect(checkResult([wrong], config)[0]?.message).toContain('"Dog" is not a label')
  const zero = { ...region, value: { ...region.value, sequence: [{ ...region.value.sequence[0], frame: 0 }] } }
  expect(checkResult([zero], config)[0]?.path).toBe('result[0].value.sequence')
})

it('tracks of paths are labeled by themselves or by the Labels beside them', () => {
  const frames = [
    {
      frame: 2,
      points: [
        [25, 30],
        [60, 45],
      ],
      closed: true,
    },
  ]
  const limb = config.control('limb', 'VideoVector').track({ frames, framesCount: 9, label: 'Woman' })
  const pose = config.control('pose', 'VideoVectorLabels').track({ frames, framesCount: 9, label: 'Arm' })
  expect(limb.value).toMatchObject({
    labels: ['Woman'],
    sequence: [{ frame: 2, time: 0.08, enabled: true, closed: true }],
  })
  expect(pose.value.labels).toEqual(['Arm'])
  expect(checkResult([limb, pose], config)).toEqual([])
  expect(() => config.control('pose', 'VideoVectorLabels').track({ frames, framesCount: 9 })).toThrow('has no label')
})
