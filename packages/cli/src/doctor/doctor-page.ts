import type { Check } from './check.ts'
import { checks } from './checks.ts'

const introduction = `# label-studio-ml doctor

<!-- Written from packages/cli/src/doctor/checks by \`pnpm docs:write\`. -->

\`\`\`sh
label-studio-ml doctor --label-studio http://localhost:8080 --project 7 --backend http://localhost:9090
\`\`\`

checks Label Studio, a project, a backend and what is between them, in both directions, and says how to mend what is wrong. What is left out of
the options is not checked. \`LABEL_STUDIO_URL\` and \`LABEL_STUDIO_API_KEY\` in the environment (or \`LABEL_STUDIO_API_KEY_FILE\`) stand for
\`--label-studio\` and \`--token\`; \`BASIC_AUTH_USER\`, \`BASIC_AUTH_PASS\` and \`WEBHOOK_SECRET\` for what the backend demands. Without \`--backend\`
the only model of the project is checked. \`--no-webhook\` leaves the webhook out, for connections that are meant for predictions alone.

It changes nothing. Only \`--send-event\` writes: it saves the project *without a change*, the one thing that makes Label Studio send
an event of no consequence (\`PROJECT_UPDATED\`) to every webhook of the project.

Each check ends as \`ok\`, \`warning\`, \`failed\` or \`skipped\` (an option is missing, or a check before it failed). None stops the others. The
exit code is 0 when nothing failed, else 1. No secret is printed: neither tokens, passwords and webhook secrets, nor paths of addresses that
may hold one.

\`--json\` prints one object:

| field | what |
| --- | --- |
| \`ok\` | nothing failed |
| \`counts\` | how many checks ended how: \`{"ok": ${checks.length - 2}, "warning": 0, "failed": 1, "skipped": 1}\` |
| \`checks[].id\`, \`checks[].title\` | the check, as below; ids never change |
| \`checks[].outcome\` | \`ok\`, \`warning\`, \`failed\` or \`skipped\` |
| \`checks[].seen\` | what was seen, or why nothing could be |
| \`checks[].problem\`, \`checks[].fix\` | which of the problems below it is, and what to do; absent when there is none |

`

/** The text of `docs/doctor.md`. */
export function renderDoctorPage(): string {
  return introduction + checks.map(sectionOf).join('\n')
}

function sectionOf({ id, title, looks, problems }: Check): string {
  const rows = Object.entries(problems).map(
    ([name, { outcome, when, fix }]) => `| \`${name}\` | ${outcome} | ${when} | ${fix} |\n`,
  )
  const head = '| problem | outcome | when | what to do |\n| --- | --- | --- | --- |\n'
  return `## ${id}\n\n${title}. ${looks}\n\n${head}${rows.join('')}`
}
