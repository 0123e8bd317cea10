/** Something that Label Studio does with a backend, or expects of it. */
export interface Behaviour {
  /** `<topic>/<statement>`; tests cite it. */
  readonly id: string
  /** Where it can be seen: a file of Label Studio with the name in it, or a release that was watched running. */
  readonly source: string
  readonly behaviour: string
}
