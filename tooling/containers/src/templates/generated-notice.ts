/** First line of a generated file: where to change it, and how to write it again. */
export function generatedNotice(template: string): string {
  return `# Written by \`pnpm containers:write\` from tooling/containers/src/templates/${template}: change it there.`
}
