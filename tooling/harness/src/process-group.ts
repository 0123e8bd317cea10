import { onExit } from './on-exit.ts'

const groups = new Set<number>()

/** Remembers a process that leads a group of its own: the group is killed when this process exits. */
export function trackGroup(pid: number): void {
  onExit(killGroups)
  groups.add(pid)
}

export function untrackGroup(pid: number): void {
  groups.delete(pid)
}

/** Sends a signal to a process and everything it started; one that has ended gets none. */
export function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

function killGroups(): void {
  for (const pid of groups) signalGroup(pid, 'SIGKILL')
}
