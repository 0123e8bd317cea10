import { readTemplate } from '../own-files.ts'
import type { BackendPlan } from './backend-plan.ts'
import { labelConfig } from './label-config.ts'
import { packageJson } from './package-json.ts'
import { renderImports } from './render-imports.ts'
import { renderReadme } from './render-readme.ts'
import { standaloneFiles } from './standalone-files.ts'
import type { Target } from './target.ts'
import { tsconfig } from './tsconfig.ts'
import type { BackendFiles } from './write-backend.ts'

/** Every file of a backend. In the repository all apps share the Dockerfile and compose file in `deploy`. */
export function backendFiles(plan: BackendPlan, target: Target): BackendFiles {
  return {
    ...sources(plan),
    'label-config.xml': labelConfig(plan.pair, plan.answer),
    'package.json': packageJson(plan, target),
    'tsconfig.json': tsconfig(target),
    'README.md': renderReadme(plan, target),
    ...(target.kind === 'standalone' ? standaloneFiles(plan, target.packages) : {}),
  }
}

function sources(plan: BackendPlan): BackendFiles {
  const { model, test, files } = plan.answer
  const copies = Object.entries({ 'main.ts': 'src/main.ts', ...plan.engine.files, ...files })
  return {
    'src/model.ts': putTogether(model, plan),
    'src/model.test.ts': putTogether(test, plan),
    ...Object.fromEntries(copies.map(([from, to]) => [to, inWordsOf(plan, readTemplate(from))])),
  }
}

/** One file of several templates, with the imports of what they use. */
function putTogether(templates: readonly string[], plan: BackendPlan): string {
  const text = inWordsOf(plan, templates.map(readTemplate).join('\n'))
  const own = text.includes(`class ${plan.className} `) ? '' : `import { ${plan.className} } from './model.ts'\n`
  return `${renderImports(text)}${own}\n${text}`
}

/** A template with the names of the backend and its tags. */
function inWordsOf({ className, pair, answer }: BackendPlan, template: string): string {
  const words: Record<string, string> = {
    GeneratedModel: className,
    GeneratedControl: pair.control,
    GeneratedObject: pair.object,
    GeneratedName: pair.spec.type,
    GeneratedSummary: answer.summary,
    GeneratedExpectation: answer.expected,
    ...answer.words,
  }
  const text = Object.entries(words).reduce((text, [word, written]) => text.replaceAll(word, () => written), template)
  return text.replaceAll(/^ \* .{118,}$/gm, wrapComment)
}

/** A line of a comment as several that are not longer than the others. */
function wrapComment(line: string): string {
  const words = line.slice(3).split(' ')
  const lines = [' *']
  for (const word of words) {
    if (`${lines.at(-1)} ${word}`.length > 120) lines.push(' *')
    lines.push(`${lines.pop()} ${word}`)
  }
  return lines.join('\n')
}
