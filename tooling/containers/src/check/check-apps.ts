import { Workshop } from '../build/workshop.ts'
import type { App } from '../find-apps.ts'
import { checkApp } from './check-app.ts'
import { CheckList } from './check-list.ts'
import { checkCreatedBackend } from './created-backend.ts'
import { installPythonTools } from './python-tools.ts'

/** Builds and runs the image of every app and of a created backend, and prints one line per check. Returns the exit code. */
export async function checkApps(apps: readonly App[]): Promise<0 | 1> {
  const checks = new CheckList()
  const workshop = await Workshop.open()
  try {
    const tools = await installPythonTools()
    for (const app of apps) await checkApp(workshop, app, checks, tools)
    await checkCreatedBackend(workshop, checks)
  } finally {
    await workshop.close()
  }
  const { line, exitCode } = checks.summary()
  console.log(line)
  return exitCode
}
