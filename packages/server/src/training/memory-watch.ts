import { readFile } from 'node:fs/promises'

/** What is known of a process's memory. Only Linux shows it: elsewhere the peak stays 0 and no limit is noticed. */
export interface MemoryWatch {
  readonly peakMb: number
  readonly isOverLimit: boolean
  stop(): void
}

const intervalMs = 200

/** Watches the memory of a process from outside: one that computes, or was killed, cannot report it. */
export function watchMemory(
  pid: number | undefined,
  limitMb: number | undefined,
  onOverLimit: () => void,
): MemoryWatch {
  const seen = { peakMb: 0, isOverLimit: false }
  const look = async () => {
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
    seen.peakMb = Math.max(seen.peakMb, megabytes(status, 'VmHWM'))
    if (!limitMb || seen.isOverLimit || megabytes(status, 'VmRSS') <= limitMb) return
    seen.isOverLimit = true
    onOverLimit()
  }
  const timer = setInterval(look, intervalMs)
  return {
    get peakMb() {
      return seen.peakMb
    },
    get isOverLimit() {
      return seen.isOverLimit
    },
    stop: () => clearInterval(timer),
  }
}

function megabytes(status: string, field: string): number {
  const [, kilobytes = '0'] = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status) ?? []
  return Math.round(Number(kilobytes) / 1024)
}
