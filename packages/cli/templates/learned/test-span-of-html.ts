function spanOf(html: string, start: number, end: number, label: string) {
  return control.span({ start, end, label, html })
}
