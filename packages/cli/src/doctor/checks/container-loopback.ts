import { isLoopback } from '../../backend/backend-address.ts'
import { defineCheck } from '../check.ts'
import type { Fact } from '../fact.ts'
import type { Facts } from '../facts.ts'

export const containerLoopback = defineCheck({
  id: 'container-loopback',
  title: 'localhost in a container',
  looks:
    'When this runs in a container: whether LABEL_STUDIO_URL or the address of the backend is localhost, and whether what is meant answers there.',
  problems: {
    loopback: {
      outcome: 'warning',
      when: 'one of them is localhost, which in a container is that container itself',
      fix: 'Use http://host.docker.internal:<port> for the machine around the container, or the name of the other container in a common network (with a dot in it: `ml-backend.internal`)',
    },
  },
  run: async (facts) => {
    if (!facts.given.isInContainer) return { ok: 'this does not run in a container' }
    const found = [await labelStudioAtLoopback(facts), await backendAtLoopback(facts)].filter(
      (text) => text !== undefined,
    )
    if (found.length === 0) return { ok: 'no address means another container than it says' }
    return { problem: 'loopback', seen: `this runs in a container, and ${found.join(' and ')}` }
  },
})

async function labelStudioAtLoopback({ given, version }: Facts): Promise<string | undefined> {
  const { url } = given.labelStudio
  if (!url || !isLoopback(url) || (await isKnown(version))) return undefined
  return `Label Studio does not answer at ${url}`
}

/** Where Label Studio is somewhere else, its localhost is not ours. */
async function backendAtLoopback({ given, backendUrl, backend, health }: Facts): Promise<string | undefined> {
  const url = await backendUrl.known().catch(() => undefined)
  if (!url || !isLoopback(url)) return undefined
  if (!(await isKnown(health))) return `the backend does not answer at ${url}`
  const isTogether = given.labelStudio.url !== undefined && isLoopback(given.labelStudio.url)
  const row = await backend.known().catch(() => undefined)
  if (isTogether || row === undefined || row.state === 'CO') return undefined
  return `Label Studio does not reach the backend at ${url}`
}

async function isKnown(fact: Fact<unknown>): Promise<boolean> {
  return fact.known().then(
    () => true,
    () => false,
  )
}
