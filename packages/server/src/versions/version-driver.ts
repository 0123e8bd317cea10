import type { TrainOutput } from '@label-studio-ml/sdk'

/** One trained, immutable model version. */
export interface VersionRecord {
  project: string
  /** Unique in the project and never used again: Label Studio keeps old predictions under an unchanged name. */
  version: string
  /** 1 for the project's first version. */
  number: number
  /** ISO 8601. */
  createdAt: string
  /** The job that made it. */
  job: string
  /** Fingerprint of the label config it was trained with. */
  labelConfigFingerprint: string
  trainOutput: TrainOutput
  /** When it began to serve; null for a candidate. Earlier releases kept no candidates, and did not write it. */
  promotedAt?: string | null
  /** When predictions carried its name last, to a day; null before the first. Earlier releases did not keep it. */
  lastServedAt?: string | null
  /** SHA-256 of every artifact, by its path below the version's folder. */
  checksums: Record<string, string>
}

/** A version before it has a number and a name. */
export type NewVersion = Pick<VersionRecord, 'project' | 'job' | 'labelConfigFingerprint' | 'trainOutput' | 'checksums'>

/** The versions of every project, and which one serves. Several processes may publish at the same time. */
export interface VersionDriver {
  /** The versions of a project, or of every project, candidates among them: by number, the smallest first. */
  list(project?: string): Promise<VersionRecord[]>
  /** Adds a candidate. Number and name are given here, so that they are its own, whoever else publishes. */
  add(candidate: NewVersion): Promise<VersionRecord>
  /** Makes a version the one that serves its project. Returns its record. Throws when there is no such version. */
  promote(project: string, version: string): Promise<VersionRecord>
  /** The version that serves a project. */
  promoted(project: string): Promise<VersionRecord | undefined>
  /** Keeps when a version served last. One that was removed stays removed. */
  markServed(project: string, version: string, lastServedAt: string): Promise<void>
  remove(project: string, version: string): Promise<void>
  removeProject(project: string): Promise<void>
  /** The label config that each project first predicted with under a declared version: fingerprints by project. */
  firstLabelConfigs(declaredVersion: string): Promise<Map<string, string>>
  /** Keeps the first one; a second changes nothing. */
  addFirstLabelConfig(project: string, declaredVersion: string, fingerprint: string): Promise<void>
}

/**
 * A new version's name, e.g. `v3-tlxk3c`. The seconds in it keep it new even if MODEL_DIR is lost; Label Studio's pages
 * cut names of more than 16 characters.
 */
export function versionName(number: number, createdAt: Date): string {
  return `v${number}-${Math.floor(createdAt.getTime() / 1000).toString(36)}`
}

export function isCandidate({ promotedAt }: VersionRecord): boolean {
  return promotedAt === null
}

/** The versions that serve or served, oldest first; the one that serves now is the last. */
export function servableVersions(
  versions: readonly VersionRecord[],
  promoted: VersionRecord | undefined,
): VersionRecord[] {
  const others = versions.filter((version) => !isCandidate(version) && version.version !== promoted?.version)
  return promoted ? [...others, promoted] : others
}
