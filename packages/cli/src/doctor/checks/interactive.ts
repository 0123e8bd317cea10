import type { LabelConfig } from '@label-studio-ml/sdk'
import { defineCheck } from '../check.ts'

export const interactive = defineCheck({
  id: 'interactive',
  title: 'Interactive preannotations',
  looks: 'Compares the switch of the model with the attribute `smart` of the control tags.',
  problems: {
    off: {
      outcome: 'warning',
      when: 'control tags have `smart="true"`, but the model is not asked while somebody annotates',
      fix: 'Run `label-studio-ml connect --interactive`, or switch *Interactive preannotations* on in Settings > Model > Edit',
    },
    noSmartTag: {
      outcome: 'warning',
      when: 'the model is to be asked while somebody annotates, but every control tag has `smart="false"`',
      fix: 'Take `smart="false"` away from a control tag, or switch *Interactive preannotations* off in Settings > Model > Edit',
    },
  },
  run: async ({ labelConfig, backend }) => {
    const config = await labelConfig.known()
    const { isInteractive } = await backend.known()
    const smart = smartControls(config)
    if (!isInteractive && smart.length > 0) {
      return {
        problem: 'off',
        seen: `off, and ${smart.map(({ tag, name }) => `${tag} "${name}"`).join(', ')} is smart`,
      }
    }
    if (isInteractive && config.controls.every((control) => !control.smart)) {
      return { problem: 'noSmartTag', seen: 'on, and no control tag offers a smart tool' }
    }
    return { ok: isInteractive ? 'on' : 'off, and no control tag is smart' }
  },
})

/** The control tags that ask for a model while somebody annotates. */
export function smartControls({ controls }: LabelConfig) {
  return controls.filter(({ attributes, smartOnly }) => attributes.smart === 'true' || smartOnly)
}
