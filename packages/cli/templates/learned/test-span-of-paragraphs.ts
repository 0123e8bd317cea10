function spanOf(_text: string, start: number, end: number, label: string) {
  return control.span({ paragraph: 0, start, end, label })
}
