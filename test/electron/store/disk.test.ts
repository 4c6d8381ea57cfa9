import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, type TestContext } from 'vitest'
import { lockFolder, smallDisk, temporaryFolder } from '#test/helpers/folders.ts'
import { openedApplication, testApplication, type TestApplication } from '#test/helpers/test-application.ts'
import { openDraft, typeText } from '#test/helpers/typing.ts'
import { documentText } from '#shared/document/plain-text.ts'
import type { ContractId } from '#shared/lib/ids.ts'

const blank = { title: 'Lease', type: 'lease' } as const

async function textOf(app: TestApplication, contract: ContractId): Promise<string> {
  return documentText((await openDraft(app, contract)).doc, { numbers: false })
}

/** Leaves no room at all on a disk; answers the function that makes room again. */
function fill(disk: string): () => void {
  const ballast = join(disk, 'ballast')
  const { bavail, bsize } = statfsSync(disk)
  let room = Number(bavail) * Number(bsize)
  for (let written = 0; room > 0; room = Number(statfsSync(disk).bavail) * Number(bsize)) writeFileSync(`${ballast}-${(written += 1)}`, Buffer.alloc(room))
  return () => {
    for (const name of readdirSync(disk).filter((each) => each.startsWith('ballast'))) rmSync(join(disk, name))
  }
}

/** Writes until the disk is full; answers the texts that were acknowledged. */
async function typeUntilFull(app: TestApplication, contract: ContractId): Promise<string[]> {
  const acknowledged: string[] = []
  for (let at = 0; at < 200; at += 1) {
    const { doc, sequence } = await openDraft(app, contract)
    const text = `Clause ${at} ${'words '.repeat(2000)}`.trim()
    const step = { stepType: 'replace', from: doc.content.size, to: doc.content.size, slice: { content: [{ type: 'paragraph', attrs: { id: `p${at}` }, content: [{ type: 'text', text }] }] } }
    const reply = await app.call('draft.append', { contract, after: sequence, steps: [step] })
    if (!reply.ok) {
      expect(reply).toEqual({ ok: false, code: 'disk.full', message: 'The disk is full, so the last change was not saved. Everything saved before is safe. Free some space and try again.' })
      return acknowledged
    }
    acknowledged.push(text)
  }
  throw new Error('the disk never filled up')
}

async function expectWhole(app: TestApplication, contract: ContractId, texts: readonly string[]): Promise<void> {
  const text = await textOf(app, contract)
  for (const each of texts) expect(text.includes(each)).toBe(true)
  expect(app.services().db.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(await app.ask('audit.check', {})).toMatchObject({ firstAltered: null })
}

describe('a full disk', () => {
  it('is said, loses nothing, and is forgotten once there is room again', async (context: TestContext) => {
    const disk = smallDisk(4_000_000)
    if (disk === null) return context.skip('no disk can be attached here')
    try {
      await using app = await openedApplication({ path: join(disk.path, 'firm.countersign') })
      const { contract } = await app.ask('contracts.createBlank', blank)
      const makeRoom = fill(disk.path)
      const acknowledged = await typeUntilFull(app, contract.id)
      await expectWhole(app, contract.id, acknowledged)
      // Everything that writes is refused in the same words; everything that reads still answers.
      expect(await app.code('versions.name', { contract: contract.id, name: 'First', kind: 'internal', note: 'x'.repeat(2000) })).toBe('disk.full')
      expect(await app.code('contracts.createBlank', blank)).toBe('disk.full')
      expect(await app.ask('contracts.list', { search: '', states: [], sort: 'title', direction: 'ascending' })).toHaveLength(1)
      expect((await app.ask('contracts.get', { contract: contract.id })).versions).toEqual([])
      makeRoom()
      await typeText(app, contract.id, 'after the flood')
      await app.ask('versions.name', { contract: contract.id, name: 'First', kind: 'internal', note: '' })
      await expectWhole(app, contract.id, [...acknowledged, 'after the flood'])
      expect(app.reported).toEqual([])
    } finally {
      disk.detach()
    }
  })

  it('does not keep a workspace from being closed, and everything acknowledged is there when it is opened again', async (context: TestContext) => {
    const disk = smallDisk(4_000_000)
    if (disk === null) return context.skip('no disk can be attached here')
    try {
      await using app = await openedApplication({ path: join(disk.path, 'firm.countersign') })
      const { contract } = await app.ask('contracts.createBlank', blank)
      fill(disk.path)
      const acknowledged = await typeUntilFull(app, contract.id)
      expect(await app.ask('session.close', {})).toMatchObject({ state: 'none' })
      const folder = temporaryFolder()
      for (const name of readdirSync(disk.path).filter((each) => each.startsWith('firm'))) copyFileSync(join(disk.path, name), join(folder, name))
      await app.ask('session.open', { path: join(folder, 'firm.countersign') })
      await expectWhole(app, contract.id, acknowledged)
    } finally {
      disk.detach()
    }
  })

  it('leaves no half-made workspace behind', async (context: TestContext) => {
    const disk = smallDisk(500_000)
    if (disk === null) return context.skip('no disk can be attached here')
    try {
      await using app = testApplication({ path: join(disk.path, 'firm.countersign') })
      const owner = { name: 'Ada', title: '', email: '' }
      const makeRoom = fill(disk.path)
      expect(await app.code('session.create', { path: app.path, name: 'Marlow', owner })).toBe('disk.full')
      expect(existsSync(app.path)).toBe(false)
      makeRoom()
      expect(await app.code('session.create', { path: app.path, name: 'Marlow', owner })).toBe('done')
    } finally {
      disk.detach()
    }
  })

  it('is met by the file’s own limit as well', async () => {
    await using app = await openedApplication()
    const { contract } = await app.ask('contracts.createBlank', blank)
    const { db } = app.services()
    db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true })) + 20}`)
    const acknowledged = await typeUntilFull(app, contract.id)
    await expectWhole(app, contract.id, acknowledged)
    db.pragma('max_page_count = 1000000')
    await typeText(app, contract.id, 'after the flood')
    await expectWhole(app, contract.id, [...acknowledged, 'after the flood'])
  })
})

describe('a file that may only be read', () => {
  it('is said at the opening, and not touched', async (context: TestContext) => {
    const folder = join(temporaryFolder(), 'kept')
    mkdirSync(folder)
    await using app = await openedApplication({ path: join(folder, 'firm.countersign') })
    await app.ask('session.close', {})
    const before = readFileSync(app.path)
    const unlock = lockFolder(folder)
    if (unlock === null) return context.skip('no folder can be made unwritable here')
    try {
      const reply = await app.call('session.open', { path: app.path })
      expect(reply).toEqual({ ok: false, code: 'workspace.read-only', message: 'This workspace file may only be read, so nothing was changed. Copy it to a place where you may write, and open the copy.' })
      expect(await app.ask('session.get', {})).toMatchObject({ state: 'none' })
      expect(await app.code('session.create', { path: join(folder, 'other.countersign'), name: 'Other', owner: { name: 'Ada', title: '', email: '' } })).toMatch(/^workspace\.(read-only|cannot-open)$/)
      expect(readFileSync(app.path).equals(before)).toBe(true)
      expect(readdirSync(folder)).toEqual(['firm.countersign'])
      const copy = join(temporaryFolder(), 'copy.countersign')
      copyFileSync(app.path, copy)
      expect(await app.code('session.open', { path: copy })).toBe('done')
    } finally {
      unlock()
    }
    await app.ask('session.open', { path: app.path })
  })
})
