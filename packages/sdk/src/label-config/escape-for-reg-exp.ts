/** Text that a regular expression matches as it is; `RegExp.escape` is not in every Node that this package runs on. */
export function escapeForRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}
