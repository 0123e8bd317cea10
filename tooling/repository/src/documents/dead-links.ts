import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from '@label-studio-ml/harness'

/** Links of a document, named relative to the repository's root, that lead to no file or to no heading of a file. */
export function deadLinks(name: string, markdown: string): string[] {
  const links = [...proseOf(markdown).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link)
  return links.filter((link) => !/^[a-z]+:/.test(link)).flatMap((link) => problemOf(name, link))
}

function problemOf(name: string, link: string): string[] {
  const [path = '', anchor] = link.split('#')
  const target = path === '' ? name : join(dirname(name), decodeURIComponent(path))
  const file = join(root, target)
  if (!existsSync(file)) return [`${name}: ${link} leads to no file`]
  if (anchor === undefined || statSync(file).isDirectory() || !target.endsWith('.md')) return []
  return headingsOf(readFileSync(file, 'utf8')).includes(anchor) ? [] : [`${name}: ${link} leads to no heading`]
}

/** Headings as GitHub writes them into links; of those that are alike the later ones have a number. */
function headingsOf(markdown: string): string[] {
  const seen = new Map<string, number>()
  return [...proseOf(markdown).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => {
    const slug = heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(/\s/g, '-')
    const times = seen.get(slug) ?? 0
    seen.set(slug, times + 1)
    return times === 0 ? slug : `${slug}-${times}`
  })
}

function proseOf(markdown: string): string {
  return markdown.replaceAll(/^(```+).*\n[\s\S]*?^\1/gm, '')
}
