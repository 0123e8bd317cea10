export interface SecretHider {
  /** The text without the secrets that are known by now. */
  hide(text: string): string
  /** The path of an address of a backend may be its webhook secret. */
  addAddress(url: string): void
}

/** Replaces secrets in whatever is printed: as they are, and as addresses and headers carry them. */
export function createSecretHider(secrets: readonly (string | undefined)[]): SecretHider {
  const hidden = new Map<string, string>()
  for (const secret of secrets) {
    if (!secret) continue
    for (const form of [secret, encodeURIComponent(secret), encodeURI(secret)]) hidden.set(form, '***')
  }
  return {
    hide: (text) => {
      const shown = text
        .replaceAll(/\/\/[^/\s@"]+@/g, '//***@')
        .replaceAll(/\?(?!project=\d+(?![\w&]))[\w%-]+=[^\s"')]*/g, '?***')
      const longestFirst = [...hidden].sort(([one], [other]) => other.length - one.length)
      return longestFirst.reduce((rest, [secret, mask]) => rest.replaceAll(secret, mask), shown)
    },
    addAddress: (url) => {
      if (!URL.canParse(url)) return
      const { protocol, host, pathname } = new URL(url)
      const path = pathname.replace(/\/+$/, '')
      if (!path) return
      for (const start of [`${protocol}//${host}`, `${protocol}//***@${host}`])
        hidden.set(`${start}${path}`, `${start}/***`)
    },
  }
}
