import { subscribe } from 'node:diagnostics_channel'
import type { AddressInfo, Server } from 'node:net'

/** In a watched backend: sends the watcher the address it listens at, whatever server it has, and ends when the watcher does. */
export function notifyWatcher(): void {
  subscribe('tracing:net.server.listen:asyncEnd', (message) => {
    const address = (message as { server: Server }).server.address()
    if (typeof address === 'object' && address !== null) process.send?.({ url: urlOf(address) })
  })
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel?.unref()
}

/** `0.0.0.0` and `::` are every address of this machine. */
function urlOf({ address, family, port }: AddressInfo): string {
  if (address === '0.0.0.0' || address === '::') return `http://localhost:${port}`
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`
}
