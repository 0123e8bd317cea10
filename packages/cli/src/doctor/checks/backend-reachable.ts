import { modelClassOf, NoAnswer } from '../../backend/ask-backend.ts'
import { defineCheck } from '../check.ts'

/** Milliseconds that Label Studio waits for `/health`. */
const patienceMs = 1000

export const backendReachable = defineCheck({
  id: 'backend-reachable',
  title: 'Backend answers here',
  looks: 'Asks the backend for /health, from the machine on which the doctor runs.',
  problems: {
    unreachable: {
      outcome: 'failed',
      when: 'nothing answers there',
      fix: 'Start the backend, and check address and port; HOST=127.0.0.1 can be reached from its own machine only',
    },
    otherNetwork: {
      outcome: 'warning',
      when: 'nothing answers here, but Label Studio reaches it: the doctor runs in another network',
      fix: 'Run the doctor where Label Studio or the backend runs, to check the rest too',
    },
    credentials: {
      outcome: 'failed',
      when: 'it demands other Basic credentials',
      fix: 'Give BASIC_AUTH_USER and BASIC_AUTH_PASS of the backend: --basic-auth-user and --basic-auth-pass',
    },
    failing: {
      outcome: 'failed',
      when: 'it answers with an error, or is no ML backend',
      fix: 'Look into the log of the backend, and check the address with its base path',
    },
    slow: {
      outcome: 'warning',
      when: 'it took more than the second that Label Studio waits for /health',
      fix: 'Give the backend more CPU; predict in a worker if your model computes in JavaScript',
    },
  },
  run: async ({ health, backend }) => {
    try {
      const answer = await health.look()
      const { status, reason, json, tookMs } = answer
      if (status === 401) return { problem: 'credentials', seen: `/health answers 401 ${reason}` }
      if (status !== 200 || json === undefined) {
        return {
          problem: 'failing',
          seen: `/health answers ${status} ${reason}, ${json === undefined ? 'not ' : ''}JSON`,
        }
      }
      const seen = `${modelClassOf(answer) ?? 'the backend'} answers in ${Math.ceil(tookMs)} ms`
      return tookMs > patienceMs ? { problem: 'slow', seen } : { ok: seen }
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error
      const row = await backend.known().catch(() => undefined)
      return { problem: row?.state === 'CO' ? 'otherNetwork' : 'unreachable', seen: error.message }
    }
  },
})
