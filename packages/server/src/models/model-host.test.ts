import { afterEach, expect, it } from 'vitest'
import { sentimentConfig, startBackend } from '../__fixtures__/start-backend.ts'

let backend: Awaited<ReturnType<typeof startBackend>>
afterEach(() => backend.stop())

const configs = ['Fine', 'Good', 'Glad'].map((label) => sentimentConfig.replace('"Positive"', `"${label}"`))
const predictEach = async () => {
  for (const label_config of configs) {
    const { results } = await backend.predict('7.1767225600', ['fine'], { label_config })
    expect(results[0].result).toHaveLength(1)
  }
  return (await backend.get('/metrics')).body
}

it('keeps the models loaded whose label configs fit into the memory for them', async () => {
  backend = await startBackend()
  expect(await predictEach()).toContain('label_studio_ml_loaded_models 3')
})

it('evicts models whose label configs take more memory than they may, but for the last one', async () => {
  backend = await startBackend({ limits: { labelConfigCacheBytes: 1 } })
  expect(await predictEach()).toContain('label_studio_ml_loaded_models 1')
})

it('evicts the models that are more than may be loaded', async () => {
  backend = await startBackend({ maxLoadedModels: 2 })
  expect(await predictEach()).toContain('label_studio_ml_loaded_models 2')
})
