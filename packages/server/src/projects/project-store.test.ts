import { describe, expect, it, vi } from 'vitest'
import type { ProjectDriver, ProjectRecord } from './project-driver.ts'
import { ProjectStore } from './project-store.ts'

const known: ProjectRecord = { uid: '7.1767225600', labelConfig: '<View/>', extraParams: { threshold: 0.5 } }

async function createStore(stored: ProjectRecord[] = [known]) {
  const driver = {
    all: async () => stored,
    get: async (uid: string) => stored.find((project) => project.uid === uid),
    put: vi.fn<ProjectDriver['put']>(async () => {}),
    remove: vi.fn<ProjectDriver['remove']>(async () => {}),
  }
  const store = new ProjectStore(driver)
  await store.load()
  return { store, driver }
}

describe('the project store', () => {
  it('gives what is stored, and an empty record for a project that is new', async () => {
    const { store } = await createStore()
    expect(store.get(known.uid)).toEqual(known)
    expect(store.get('8.1')).toBeUndefined()
    expect(store.getOrEmpty('8.1')).toEqual({ uid: '8.1', labelConfig: null, extraParams: null })
  })

  it('writes what changed, and nothing when it is the same', async () => {
    const { store, driver } = await createStore()
    await store.update(known.uid, { labelConfig: '<View/>', extraParams: { threshold: 0.5 } })
    expect(driver.put).not.toHaveBeenCalled()
    await store.update(known.uid, { labelConfig: '<View></View>' })
    expect(driver.put).toHaveBeenCalledExactlyOnceWith({ ...known, labelConfig: '<View></View>' })
  })

  it('keeps what it had when a change cannot be written', async () => {
    const { store, driver } = await createStore()
    driver.put.mockRejectedValue(new Error('disk full'))
    for (const uid of [known.uid, '8.1']) {
      await expect(store.update(uid, { labelConfig: 'new' })).rejects.toThrow('disk full')
    }
    expect(store.all()).toEqual([known])
  })

  it('finds a project by its bare id, the one that came last', async () => {
    const { store } = await createStore([known, { ...known, uid: '7.2' }])
    expect(store.uidOfReference(7)).toBe('7.2')
    expect(store.uidOfReference('7.1767225600')).toBe('7.1767225600')
    expect(store.uidOfReference('9')).toBe('9')
    expect(store.uidOfReference(null)).toBe('default')
  })

  it('finds the project of an event by id and creation, else the only one there is', async () => {
    const { store } = await createStore()
    expect(store.uidOf({ id: 7, created_at: '2026-01-01T00:00:00Z' })).toBe(known.uid)
    expect(store.uidOf({ id: 7 })).toBe(known.uid)
    expect(store.uidOf(null)).toBe(known.uid)
    await store.remove(known.uid)
    expect(store.uidOf(null)).toBe('default')
  })
})
