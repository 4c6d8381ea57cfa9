import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createBackend } from '#electron/backend.ts'
import { AppError } from '#shared/ipc/errors.ts'
import { temporaryFolder } from '#test/helpers/folders.ts'
import { openElsewhere } from '#test/helpers/open-elsewhere.ts'

const owner = { name: 'Ada', title: '', email: '' }
const start = (workspacePath: string | null, folder: string) =>
  createBackend({ workspacePath, appData: join(folder, 'app-data'), print: () => Promise.reject(new Error('nothing is printed here')), clock: () => '2026-03-02T09:00:00.000Z' })
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const picture = Uint8Array.of(0x89, 0x50, 0x4e, 0x47)

describe('the application behind a host', () => {
  it('opens the workspace it is started on, and lets it go when it ends', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'firm.countersign')
    const first = await start(null, folder)
    await first.dispatch('session.create', { path, name: 'Marlow', owner })
    await first.close()
    const second = await start(path, folder)
    expect(await second.dispatch('session.get', {})).toMatchObject({ ok: true, value: { state: 'open', path } })
    expect(openElsewhere(path)).toBe('workspace.in-use')
    await second.close()
    expect(openElsewhere(path)).toBe('opened')
  })

  it('does not start on a file that is no workspace', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'letter.txt')
    writeFileSync(path, 'Dear Sir')
    await expect(start(path, folder)).rejects.toThrow(AppError)
    await expect(start(join(folder, 'gone'), folder)).rejects.toMatchObject({ code: 'workspace.missing' })
  })

  it('keeps an image in the workspace at once, and other files only until they are used', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'firm.countersign')
    const backend = await start(null, folder)
    await backend.dispatch('session.create', { path, name: 'Marlow', owner })
    const image = await backend.writeBlob(picture, { mediaType: 'image/png', fileName: 'logo.png' })
    const text = await backend.writeBlob(new TextEncoder().encode('Dear Sir'), { mediaType: 'text/plain', fileName: 'letter.txt' })
    expect(image).toBe(sha256(picture))
    expect((await backend.readBlob(text))?.fileName).toBe('letter.txt')
    await backend.close()
    const again = await start(path, folder)
    expect(await again.readBlob(image)).toMatchObject({ mediaType: 'image/png', fileName: 'logo.png' })
    expect(Buffer.from((await again.readBlob(image))?.bytes ?? [])).toEqual(Buffer.from(picture))
    expect(await again.readBlob(text)).toBeNull()
    await again.close()
  })

  it('keeps an image for the while when no workspace is open', async () => {
    const backend = await start(null, temporaryFolder())
    const image = await backend.writeBlob(picture, { mediaType: 'image/png', fileName: null })
    expect((await backend.readBlob(image))?.mediaType).toBe('image/png')
    await backend.close()
  })

  it.each(['', 'x', '../../etc/passwd', 'F'.repeat(64), 'f'.repeat(63), `${'f'.repeat(64)}\n`])('has no file called %j', async (id) => {
    const backend = await start(null, temporaryFolder())
    expect(await backend.readBlob(id)).toBeNull()
    await backend.close()
  })

  it('tells its listeners of events until they stop listening', async () => {
    const folder = temporaryFolder()
    const backend = await start(null, folder)
    const heard: string[] = []
    const stop = backend.onEvent((event) => heard.push(event.topic))
    backend.application.changed('contract', 'x')
    stop()
    backend.application.changed('contract', 'y')
    expect(heard).toEqual(['contract'])
    await backend.close()
  })
})
