import { isBackendError } from '@label-studio-ml/protocol'
import { defineCheck } from '../check.ts'

export const labelStudioReachable = defineCheck({
  id: 'label-studio-reachable',
  title: 'Label Studio answers',
  looks: 'Asks Label Studio for its release, from the machine on which the doctor runs.',
  problems: {
    unreachable: {
      outcome: 'failed',
      when: 'nothing answers at LABEL_STUDIO_URL',
      fix: 'Check that Label Studio runs and that the address is right from this machine; for a certificate of your own set LABEL_STUDIO_CA_FILE',
    },
    notLabelStudio: {
      outcome: 'failed',
      when: 'what answers there is not Label Studio',
      fix: 'Give the address with its path prefix, as you open it in the browser: https://example.com/label-studio',
    },
    failing: {
      outcome: 'failed',
      when: 'Label Studio, or a proxy in front of it, answers with an error',
      fix: 'Look into the log of Label Studio and of the proxy',
    },
  },
  run: async ({ client, version }) => {
    const { url } = await client.look()
    try {
      const { release, edition } = await version.look()
      return { ok: `Label Studio ${release}${edition ? ` ${edition}` : ''} at ${url}` }
    } catch (error) {
      if (!isBackendError(error)) throw error
      const seen = error.message
      switch (error.code) {
        case 'LABEL_STUDIO_KEY_REFUSED':
        case 'LABEL_STUDIO_FORBIDDEN':
          return { ok: `Label Studio answers at ${url}` }
        case 'LABEL_STUDIO_UNREACHABLE':
          return { problem: 'unreachable', seen }
        case 'LABEL_STUDIO_FAILED':
          return { problem: 'failing', seen }
        default:
          return { problem: 'notLabelStudio', seen }
      }
    }
  },
})
