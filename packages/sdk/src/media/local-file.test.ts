import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder, testMedia } from './__fixtures__/file-server.ts'

function filesRoot() {
  const folder = temporaryFolder()
  const root = join(folder, 'root')
  mkdirSync(join(root, 'dir'), { recursive: true })
  mkdirSync(join(folder, 'root-beside'))
  writeFileSync(join(root, 'dir', 'a b.txt'), 'inside')
  writeFileSync(join(folder, 'secret.txt'), 'outside')
  writeFileSync(join(folder, 'root-beside', 'secret.txt'), 'outside')
  symlinkSync(join(folder, 'secret.txt'), join(root, 'link.txt'))
  symlinkSync(folder, join(root, 'dir', 'up'))
  symlinkSync(join(root, 'dir'), join(root, 'inner'))
  return root
}

test.each(['dir/a b.txt', '/dir/a b.txt', 'dir/../dir/a b.txt', 'inner/a b.txt'])('%s is below the root', async (d) => {
  const media = testMedia({ localFilesRoot: filesRoot() })
  const path = await media.getLocalPath(`/data/local-files/?d=${encodeURIComponent(d)}`)
  expect(await readFile(path, 'utf8')).toBe('inside')
})

test.each(['../secret.txt', 'link.txt', 'dir/up/secret.txt', '../root-beside/secret.txt', '..', '', '.'])(
  '"%s" is not read',
  async (d) => {
    const media = testMedia({ localFilesRoot: filesRoot() })
    const code = expect.stringMatching(/^MEDIA_(REFUSED|NEEDS_LABEL_STUDIO)$/)
    await expect(media.getLocalPath(`/data/local-files/?d=${encodeURIComponent(d)}`)).rejects.toMatchObject({ code })
  },
)

test('a root that is a link itself is followed', async () => {
  const link = join(temporaryFolder(), 'link')
  symlinkSync(filesRoot(), link)
  const path = await testMedia({ localFilesRoot: link }).getLocalPath('/data/local-files/?d=dir/a%20b.txt')
  expect(await readFile(path, 'utf8')).toBe('inside')
})

test('a file above the limit is refused', async () => {
  const media = testMedia({ localFilesRoot: filesRoot(), fileLimitBytes: 3 })
  await expect(media.getLocalPath('/data/local-files/?d=dir/a%20b.txt')).rejects.toMatchObject({
    code: 'MEDIA_TOO_LARGE',
  })
})

test('without a root the message says what to set', async () => {
  await expect(testMedia().getLocalPath('/data/local-files/?d=a')).rejects.toThrow(
    /LABEL_STUDIO_URL and LABEL_STUDIO_API_KEY.*LOCAL_FILES_DOCUMENT_ROOT/,
  )
})
