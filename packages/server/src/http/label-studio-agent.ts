/**
 * What the user agent says about the caller: `heartex/1.23.2+0.gdf96d79` is the ML connector of Label Studio 1.23.2,
 * `python-requests/2.34.2` is its webhook system.
 */
export interface LabelStudioAgent {
  isConnector: boolean
  /**
   * Accepts a list as the slot of a task. It stores nothing for an empty one, and asks for the task again. Label Studio
   * before 1.12 loses the whole batch on it; scripts and tests get the same answers as the newest release.
   */
  takesLists: boolean
  /**
   * The `model_version` of its requests is the user's pin (1.6 to 1.11). In 1.0 to 1.5 it is what the project shows,
   * which may be an old version, while answers are stored under the newest.
   */
  pinsVersions: boolean
}

export function labelStudioAgent(userAgent: string | undefined): LabelStudioAgent {
  const [, major, minor] = /^heartex\/(\d+)\.(\d+)/.exec(userAgent ?? '') ?? []
  const release = Number(major) * 1000 + Number(minor)
  return {
    isConnector: Boolean(userAgent?.startsWith('heartex/')),
    takesLists: !(release < 1012),
    pinsVersions: release >= 1006 && release < 1012,
  }
}
