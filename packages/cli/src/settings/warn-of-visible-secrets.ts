import type { BackendFlags } from './backend-settings.ts'
import type { LabelStudioFlags } from './label-studio-settings.ts'

/** Says on stderr which secrets of the command line every user of this machine can see in the process list. */
export function warnOfVisibleSecrets(flags: LabelStudioFlags & BackendFlags): void {
  const visible = [
    flags.token && ['--token', 'LABEL_STUDIO_API_KEY'],
    flags.basicAuthPass && ['--basic-auth-pass', 'BASIC_AUTH_PASS'],
    flags.webhookSecret && ['--webhook-secret', 'WEBHOOK_SECRET'],
  ].filter((pair): pair is [string, string] => Array.isArray(pair))
  for (const [option, variable] of visible) {
    console.error(
      `note: ${option} can be seen in the process list; ${variable} or ${variable}_FILE in the environment cannot.`,
    )
  }
}
