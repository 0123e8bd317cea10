import { describe, expect, it } from 'vitest'
import { invalid, tagOf, taskOf } from './__fixtures__/tag-of.ts'

describe('TimeSeries', () => {
  const columns = { time: [10, 20], Speed: [1, null] }

  it('has columns, and the time of its timeColumn', () => {
    const series = tagOf('TimeSeries', 'value="$x" valueType="json" timeColumn="time"').seriesOf(taskOf(columns))
    expect(series).toEqual({ length: 2, columns, time: [10, 20] })
    expect(tagOf('TimeSeries').seriesOf(taskOf(columns))?.time).toEqual([0, 1])
  })

  it('is at a URL by default, as CSV or JSON', () => {
    const series = tagOf('TimeSeries', 'value="$x" timeColumn="Time" sep=";"')
    expect(series.seriesOf(taskOf('/s.csv'))).toBeUndefined()
    expect(series.unreadReason(taskOf('/s.csv'))).toContain('valueType="url", the default,')
    const loaded = '\ufeffTime;"Sp;eed";Note\n2020-01-01;1.5;ok\n2020-01-02;;-\n'
    expect(series.seriesOf(taskOf('/s.csv'), { loaded })).toEqual({
      length: 2,
      columns: { time: ['2020-01-01', '2020-01-02'], 'sp;eed': [1.5, null], note: ['ok', '-'] },
      time: ['2020-01-01', '2020-01-02'],
    })
    expect(series.seriesOf(taskOf('/s.json'), { loaded: '{"Time":[1]}' })?.time).toEqual([1])
  })

  it('says what is wrong', () => {
    const series = tagOf('TimeSeries', 'value="$x" timeColumn="t"')
    expect(() => series.seriesOf(taskOf([1]))).toThrow(
      invalid("expects columns of a time series in the data field 'x', got a list of 1"),
    )
    expect(() => series.seriesOf(taskOf({ t: [1], v: [1, 2] }))).toThrow(
      invalid("in the data field 'x.v', got a list of 2"),
    )
    expect(() => series.seriesOf(taskOf(columns))).toThrow(
      invalid("expects a column 't' (its timeColumn), got the columns time, Speed"),
    )
    expect(() => series.seriesOf(taskOf('/s'), { loaded: '{"t":' })).toThrow(
      invalid('expects CSV with a header, or JSON'),
    )
  })
})
