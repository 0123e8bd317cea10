import input from '@inquirer/input'
import password from '@inquirer/password'
import search from '@inquirer/search'
import { isBackendError } from '@label-studio-ml/protocol'
import { createLabelStudioClient, type LabelStudioClientOptions } from '@label-studio-ml/sdk/label-studio'
import { CommanderError } from 'commander'
import { interruptedCode } from '../reporting/interrupt.ts'
import { assertHttp, type LabelStudioSettings } from '../settings/label-studio-settings.ts'

/** What a connection needs; undefined where nobody said it. */
export interface SaidConnection extends LabelStudioSettings {
  project: number | undefined
  backendUrl: string | undefined
}

export interface Connection {
  url: string
  apiKey: string
  project: number
  backendUrl: string
}

/** Asks on the terminal for what was not said; the token is not shown. */
export async function askForConnection(said: SaidConnection): Promise<Connection> {
  try {
    const url = said.url ?? (await askForAddress('Address of Label Studio', 'http://localhost:8080'))
    const apiKey = said.apiKey ?? (await password({ message: 'Token (Account & Settings in Label Studio)' }))
    const project = said.project ?? (await askForProject({ url, apiKey, ca: said.ca, proxies: said.proxies }))
    const backend = 'Address of the backend, as Label Studio reaches it'
    const backendUrl = said.backendUrl ?? (await askForAddress(backend, 'http://localhost:9090'))
    return { url, apiKey, project, backendUrl }
  } catch (error) {
    if (!(error instanceof Error && error.name === 'ExitPromptError')) throw error
    throw new CommanderError(interruptedCode, 'connect.canceled', 'Nothing was connected.')
  }
}

async function askForAddress(message: string, proposal: string): Promise<string> {
  const answer = await input({ message, default: proposal, validate: problemOf })
  return answer.replace(/\/+$/, '')
}

function problemOf(address: string): true | string {
  try {
    assertHttp(address, address || 'An empty address')
    return true
  } catch (error) {
    return isBackendError(error) ? error.message : String(error)
  }
}

async function askForProject(connection: LabelStudioClientOptions): Promise<number> {
  const client = createLabelStudioClient({ ...connection, retries: 1 })
  const projects = await Array.fromAsync(client.projects.list()).finally(() => client.close())
  const choices = projects.map(({ id, title }) => ({ value: id, name: `${id} ${title}` }))
  return search({
    message: 'Project (type to search)',
    source: (term = '') => choices.filter(({ name }) => name.toLowerCase().includes(term.toLowerCase())),
  })
}
