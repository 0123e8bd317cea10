import type { Workshop } from '../build/workshop.ts'
import type { App } from '../find-apps.ts'
import { Container } from './container.ts'
import { expectThat } from './expect-that.ts'

/** With Basic credentials a stranger gets 401, and the health check still passes. */
export async function checkCredentials(workshop: Workshop, { name }: App): Promise<void> {
  const env = { BASIC_AUTH_USER: 'annotator', BASIC_AUTH_PASS: 'grün:42' }
  const container = await Container.create(workshop, name, { volume: `${name}-guarded`, env })
  try {
    await container.start()
    const { status } = await fetch(`${container.url}/health`)
    expectThat(status === 401, `a stranger got ${status}`)
    const { exitCode, output } = await container.healthCheck()
    expectThat(exitCode === 0, `the health check ended with ${exitCode}: ${output}`)
  } finally {
    await container.stop()
  }
}
