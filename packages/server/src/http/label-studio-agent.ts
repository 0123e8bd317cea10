/**
 * What the user agent tells of the caller: `heartex/1.23.2+0.gdf96d79` is the ML connector of a Label Studio,
 * `python-requests/2.34.2` its webhook system.
 */
export interface LabelStudioAgent {
  isConnector: boolean
  /** Takes a list as the slot of a task; an empty one stores nothing, so the task is asked again (1.12+). */
  takesLists: boolean
}

export function labelStudioAgent(userAgent: string | undefined): LabelStudioAgent {
  const version = /^heartex\/(\d+)\.(\d+)/.exec(userAgent ?? '')
  if (!version) return { isConnector: Boolean(userAgent?.startsWith('heartex/')), takesLists: false }
  const [major, minor] = [Number(version[1]), Number(version[2])]
  return { isConnector: true, takesLists: major > 1 || (major === 1 && minor >= 12) }
}
