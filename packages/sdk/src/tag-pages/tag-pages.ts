import { existsSync, globSync, readFileSync } from 'node:fs'
import { exampleRegion, labelConfigOf, type ObjectTagName, type Region } from '@label-studio-ml/protocol'
import type { ControlTag } from '../control-tag.ts'
import { parseLabelConfig } from '../parse-label-config.ts'
import type { TagSupport } from '../tags/tag-support.ts'
import { tagSupports } from '../tags/tag-supports.ts'
import { renderTagPage } from './render-tag-page.ts'
import { usageExamples } from './usage-examples.ts'

const supports = Object.values<TagSupport>(tagSupports)
const root = new URL('../../../../', import.meta.url)
const sources = globSync(`${import.meta.dirname}/../tags/*.ts`).map((file) => readFileSync(file, 'utf8'))

/** The docs pages of control tags by their names below `docs/tags`, and the page that lists them. */
export function tagPages(): Map<string, string> {
  const pages = supports.map((support) => [pageName(support), renderPage(support)] as const)
  return new Map([...pages, ['README.md', renderIndex()]])
}

/** The examples in a tag's source that build a region on an object tag. */
export function workingExamples(support: TagSupport, object: ObjectTagName): string[] {
  const source = sources.find((text) => text.includes(`spec: controlTags.${support.spec.tag},`)) ?? ''
  const names = Object.values(support.build).map(({ name }) => name)
  const control = controlOf(support, object)
  return usageExamples(source, names).filter((example) => buildExample(example, control) !== undefined)
}

/** The region that an example builds; undefined when it is for another object tag. */
export function buildExample(example: string, control: ControlTag): Region | undefined {
  try {
    return new Function('control', `return ${example}`)(control)
  } catch {
    return undefined
  }
}

/** The control of a tag's own label config. */
export function controlOf(support: TagSupport, object: ObjectTagName): ControlTag {
  const config = parseLabelConfig(labelConfigOf(support.spec, object))
  return config.control(String(exampleRegion(support.spec, object).from_name))
}

function renderPage(support: TagSupport): string {
  const picture = `docs/screenshots/tags/${pageName(support).replace('.md', '.png')}`
  return renderTagPage(support.spec, {
    usage: (object) => workingExamples(support, object),
    read: (object) => {
      const [read] = controlOf(support, object).read([exampleRegion(support.spec, object)])
      return read && { ...read, region: undefined }
    },
    picture: existsSync(new URL(picture, root)) ? `../${picture.slice('docs/'.length)}` : undefined,
  })
}

function renderIndex(): string {
  const rows = supports.map((support) => {
    const { tag, summary, on } = support.spec
    const builders = Object.keys(support.build).map((name) => `\`control.${name}\``)
    return `| [${tag}](${pageName(support)}) | ${summary} | ${Object.keys(on).join(', ')} | ${builders.join(', ')} |`
  })
  return `# Control tags

<!-- Written by \`pnpm docs:write\`. -->

What each control tag of a label config takes, how to build it and what reading it gives.

| tag | what | on | built by |
| --- | --- | --- | --- |
${rows.join('\n')}
`
}

function pageName({ spec }: TagSupport): string {
  return `${spec.tag.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()}.md`
}
