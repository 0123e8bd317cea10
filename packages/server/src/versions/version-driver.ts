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
  /** When predictions carried its name last, to a day; null before the first. Earlier releases did not keep it. */
  lastServedAt?: string | null
  /** SHA-256 of every artifact, by its path below the version's folder. */
  checksums: Record<string, string>
}

export interface VersionDriver {
  /** Every version of every project, oldest first. */
  all(): Promise<VersionRecord[]>
  add(version: VersionRecord): Promise<void>
  /** Changes a version that is there; one that was removed stays removed. */
  update(version: VersionRecord): Promise<void>
  remove(project: string, version: string): Promise<void>
  /** The label config that each project first predicted with under a declared version: fingerprints by project. */
  firstLabelConfigs(declaredVersion: string): Promise<Map<string, string>>
  addFirstLabelConfig(project: string, declaredVersion: string, fingerprint: string): Promise<void>
  removeProject(project: string): Promise<void>
}
