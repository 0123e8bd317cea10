import { isBackendError } from '@label-studio-ml/protocol'
import { defineCheck } from '../check.ts'

export const project = defineCheck({
  id: 'project',
  title: 'Project',
  looks: 'Reads the project and its label config.',
  problems: {
    notFound: {
      outcome: 'failed',
      when: 'there is no such project, or the user of the key does not see it',
      fix: 'Take the number from the address of the project, /projects/<number>; the user of the key must be a member of its organization and workspace',
    },
    forbidden: {
      outcome: 'failed',
      when: 'the user of the key may not read it',
      fix: 'Use the key of a member of the project',
    },
    emptyConfig: {
      outcome: 'failed',
      when: 'its label config has no control tag',
      fix: 'Set up the labeling interface: Settings > Labeling Interface',
    },
    unreadableConfig: {
      outcome: 'failed',
      when: 'its label config cannot be read',
      fix: 'Correct what is named in Settings > Labeling Interface > Code',
    },
  },
  run: async ({ project, labelConfig }) => {
    try {
      const { id, title, taskCount, annotationCount } = await project.look()
      const controls = (await labelConfig.look()).controls.map(({ tag, name }) => `${tag} "${name}"`)
      const seen = `${id} "${title}": ${taskCount} tasks, ${annotationCount} annotations`
      return controls.length === 0 ? { problem: 'emptyConfig', seen } : { ok: `${seen}, ${controls.join(', ')}` }
    } catch (error) {
      if (!isBackendError(error)) throw error
      const seen = error.message
      if (error.code === 'LABEL_STUDIO_NOT_FOUND') return { problem: 'notFound', seen }
      if (error.code === 'LABEL_STUDIO_FORBIDDEN') return { problem: 'forbidden', seen }
      if (error.code.startsWith('LABEL_CONFIG_')) return { problem: 'unreadableConfig', seen }
      throw error
    }
  },
})
