import type { CredentialsDriver } from './credentials-driver.ts'
import { createLabelStudioAccess, type LabelStudioAccess } from './label-studio-access.ts'
import type { LabelStudioSettings } from './label-studio-settings.ts'
import { createSetupCredentials, type SetupCredentials } from './setup-credentials.ts'

export interface LabelStudio {
  access: LabelStudioAccess
  setupCredentials: SetupCredentials
}

/** What is known of the Label Studios of all projects; a server and a training process have one each. Calls nobody yet. */
export function openLabelStudio(
  settings: LabelStudioSettings = {},
  storage: { credentials: CredentialsDriver; isPrivate: boolean },
  warn: (message: string) => void,
): LabelStudio {
  const { credentials: driver, isPrivate } = storage
  const setupCredentials = createSetupCredentials({ driver, isPrivate, secretKey: settings.secretKey, warn })
  return { setupCredentials, access: createLabelStudioAccess({ settings, setupCredentials }) }
}
