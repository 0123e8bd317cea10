import { LRUCache } from 'lru-cache'
import { createDeadline } from '../prediction/deadline.ts'
import type { ModelRunner } from '../prediction/model-runner.ts'
import type { VersionRecord } from '../versions/version-driver.ts'
import type { LoadModel, ModelKey } from './load-model.ts'

export interface ModelHostOptions {
  loadModel: LoadModel
  /** How many models stay loaded; the least recently used one is evicted first. */
  maxLoadedModels: number
  /** Bytes of memory that the label configs of the loaded models may take; the model that was used last stays, however large. */
  labelConfigBytes: number
}

/** A loaded model that stays open until it is released. */
export interface HeldModel {
  runner: ModelRunner
  /** Undefined for the untrained model. */
  trained: VersionRecord | undefined
  /** Call it once, when the answer is made. */
  release(): void
}

interface LoadedModel {
  project: string
  version: string | undefined
  runner: Promise<ModelRunner>
  /** Of requests, and one of the host until it unloads the model. */
  holds: number
  /** Resolved when nobody holds it. */
  free: PromiseWithResolvers<void>
}

/**
 * Keeps each model loaded: constructed and set up once per project, version, label config and extra params. A request
 * holds the model it got, so a swap never changes a version in the middle of an answer; a model that is evicted, or
 * whose project is deleted, is closed when nobody holds it.
 */
export class ModelHost {
  readonly #loadModel: LoadModel
  readonly #loaded: LRUCache<string, LoadedModel>
  readonly #closing = new Set<Promise<unknown>>()

  constructor({ loadModel, maxLoadedModels, labelConfigBytes }: ModelHostOptions) {
    this.#loadModel = loadModel
    this.#loaded = new LRUCache({
      max: maxLoadedModels,
      maxSize: Math.ceil(labelConfigBytes),
      dispose: (model) => this.#retire(model),
    })
  }

  get size(): number {
    return this.#loaded.size
  }

  /**
   * The model of a version, which need not serve yet.
   * Throws `MODEL_LOAD_FAILED`; the next request tries again.
   */
  async hold(key: ModelKey, version: VersionRecord | undefined): Promise<HeldModel> {
    const id = JSON.stringify([key.project, version?.version, key.config.fingerprint, key.extraParams])
    const model = this.#loaded.get(id) ?? this.#begin(id, key, version)
    model.holds++
    try {
      return { runner: await model.runner, trained: version, release: () => release(model) }
    } catch (error) {
      release(model)
      throw error
    }
  }

  /** Loads a model beside those that serve. Throws `MODEL_LOAD_FAILED`. */
  async warm(key: ModelKey, version: VersionRecord | undefined): Promise<void> {
    const { release } = await this.hold(key, version)
    release()
  }

  /** Unloads the models of a project, except those of one version; undefined stands for the untrained model. */
  unloadOthers(project: string, version: string | undefined): void {
    this.#unload((model) => model.project === project && model.version !== version)
  }

  unloadProject(project: string): void {
    this.#unload((model) => model.project === project)
  }

  /**
   * Closes every model, those that are held when they are released.
   *
   * @param timeoutMs after which a model that is not closed is left behind
   * @returns false if one was left behind
   */
  async close(timeoutMs: number): Promise<boolean> {
    this.#loaded.clear()
    const deadline = createDeadline(timeoutMs)
    await Promise.race([Promise.all(this.#closing), deadline.expired])
    deadline.clear()
    return !deadline.signal.aborted
  }

  #begin(id: string, key: ModelKey, version: VersionRecord | undefined): LoadedModel {
    const runner = this.#loadModel(key, version)
    const free = Promise.withResolvers<void>()
    const model = { project: key.project, version: version?.version, runner, holds: 1, free }
    this.#loaded.set(id, model, { size: Math.min(key.config.retainedBytes, this.#loaded.maxSize) })
    runner.catch(() => {
      if (this.#loaded.peek(id) === model) this.#loaded.delete(id)
    })
    return model
  }

  #unload(isUnwanted: (model: LoadedModel) => boolean): void {
    for (const [id, model] of [...this.#loaded.entries()]) if (isUnwanted(model)) this.#loaded.delete(id)
  }

  #retire(model: LoadedModel): void {
    const closing: Promise<unknown> = closeWhenFree(model).then(() => this.#closing.delete(closing))
    this.#closing.add(closing)
    release(model)
  }
}

function release(model: LoadedModel): void {
  model.holds--
  if (model.holds === 0) model.free.resolve()
}

async function closeWhenFree({ free, runner }: LoadedModel): Promise<void> {
  await free.promise
  const loaded = await runner.catch(wasNeverLoaded)
  await loaded?.close()
}

function wasNeverLoaded(): undefined {}
