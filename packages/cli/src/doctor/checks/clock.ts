import { defineCheck } from '../check.ts'
import type { Fact } from '../fact.ts'

const warnFromSeconds = 5
const failFromSeconds = 60

export const clock = defineCheck({
  id: 'clock',
  title: 'Clocks',
  looks: 'Compares the header Date of Label Studio and of the backend with the clock of this machine.',
  problems: {
    drifting: {
      outcome: 'warning',
      when: 'two clocks differ by more than 5 s',
      fix: 'Let all machines take their time from one server (NTP)',
    },
    apart: {
      outcome: 'failed',
      when: 'two clocks differ by more than a minute: the newest of two annotations may not be known, and tokens seem expired',
      fix: 'Set the clocks, and let all machines take their time from one server (NTP)',
    },
  },
  run: async ({ version, health }) => {
    const clocks = [
      { name: 'Label Studio', seconds: await secondsAhead(version) },
      { name: 'the backend', seconds: await secondsAhead(health) },
    ].filter((one): one is { name: string; seconds: number } => one.seconds !== undefined)
    if (clocks.length === 0) return { skipped: 'neither Label Studio nor the backend tells its time' }
    const all = [...clocks.map(({ seconds }) => seconds), 0]
    const apart = Math.max(...all) - Math.min(...all)
    const seen = clocks.map(({ name, seconds }) => `${name} is ${described(seconds)}`).join(', ')
    if (apart > failFromSeconds) return { problem: 'apart', seen }
    return apart > warnFromSeconds ? { problem: 'drifting', seen } : { ok: seen }
  },
})

async function secondsAhead(fact: Fact<{ aheadMs: number | undefined }>): Promise<number | undefined> {
  const { aheadMs } = await fact.known().catch(() => ({ aheadMs: undefined }))
  return aheadMs === undefined ? undefined : Math.round(aheadMs / 1000)
}

function described(seconds: number): string {
  if (Math.abs(seconds) <= 1) return 'at the same time as this machine'
  return `${Math.abs(seconds)} s ${seconds > 0 ? 'ahead of' : 'behind'} this machine`
}
