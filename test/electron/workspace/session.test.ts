import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createWorkspace, openWorkspace } from '#electron/store/open.ts'
import { insertWorkspace } from '#electron/store/repositories/workspace.ts'
import { readRecent, rememberRecent } from '#electron/workspace/recent.ts'
import { codeOf } from '#test/helpers/app-error.ts'
import { temporaryFolder } from '#test/helpers/folders.ts'
import { openElsewhere } from '#test/helpers/open-elsewhere.ts'
import { openedApplication, testApplication } from '#test/helpers/test-application.ts'
import { typeText } from '#test/helpers/typing.ts'

const owner = { name: 'Ada', title: '', email: '' }

describe('making a workspace', () => {
  it('makes the folder it goes into, its first owner and the first entries of its log', async () => {
    await using app = testApplication()
    const path = join(app.folder, 'deep', 'er', 'firm.countersign')
    const session = await app.ask('session.create', { path, name: ' Marlow Ltd ', owner })
    expect(session).toMatchObject({
      state: 'open', path, name: 'Marlow Ltd', me: { name: 'Ada', role: 'owner', active: true },
      settings: { house: { name: 'Marlow Ltd' }, pageSize: 'A4', locale: 'en-GB' },
    })
    expect((await app.ask('audit.list', { contract: null, limit: 10 })).map(({ entry }) => entry.event.kind)).toEqual(['person added', 'workspace created'])
  })

  it('never overwrites, and keeps open what was open', async () => {
    await using app = await openedApplication()
    const other = join(app.folder, 'notes.txt')
    writeFileSync(other, 'mine')
    expect(await app.code('session.create', { path: other, name: 'X', owner })).toBe('workspace.exists')
    expect(await app.code('session.create', { path: app.path, name: 'X', owner })).toBe('workspace.exists')
    expect(readFileSync(other, 'utf8')).toBe('mine')
    expect(await app.ask('session.get', {})).toMatchObject({ state: 'open', path: app.path })
  })

  it('is refused where no folder can be made', async () => {
    await using app = testApplication()
    writeFileSync(join(app.folder, 'file'), '')
    expect(await app.code('session.create', { path: join(app.folder, 'file', 'firm.countersign'), name: 'X', owner })).toBe('workspace.cannot-open')
    expect(await app.code('session.create', { path: join(app.folder, 'x'.repeat(300)), name: 'X', owner })).toBe('workspace.cannot-open')
    expect(app.reported).toEqual([])
  })
})

describe('opening a workspace', () => {
  it('goes on with whoever worked in it last', async () => {
    await using app = await openedApplication()
    await app.ask('people.switch', { person: app.ben })
    await app.ask('session.close', {})
    expect(await app.ask('session.open', { path: app.path })).toMatchObject({ state: 'open', me: { id: app.ben } })
  })

  it('goes on with someone active when that person has left', async () => {
    await using app = await openedApplication()
    await app.ask('people.switch', { person: app.ben })
    const session = await app.ask('session.get', {})
    if (session.state !== 'open') throw new Error('closed')
    await app.ask('people.change', { ...session.me, active: false })
    // Having left, Ben may do nothing any more but make way.
    expect(await app.code('contracts.createBlank', { title: 'X', type: 'other' })).toBe('contract.may-not-edit')
    expect(await app.code('people.add', { name: 'Y', title: '', email: '', role: 'owner' })).toBe('people.not-owner')
    expect(await app.code('settings.change', { ...session.settings, locale: 'fr' })).toBe('settings.not-owner')
    await app.ask('session.close', {})
    expect(await app.ask('session.open', { path: app.path })).toMatchObject({ state: 'open', me: { id: app.ada } })
    expect(await app.code('people.switch', { person: app.ben })).toBe('person.missing')
  })

  it('of one that is refused keeps open what was open, and locks nothing', async () => {
    await using app = await openedApplication()
    const { contract } = await app.ask('contracts.createBlank', { title: 'Lease', type: 'lease' })
    const foreign = join(app.folder, 'letter.txt')
    writeFileSync(foreign, 'Dear Sir '.repeat(50))
    const unfinished = join(app.folder, 'unfinished.countersign')
    createWorkspace(unfinished).close()
    const empty = join(app.folder, 'empty.countersign')
    const nobody = createWorkspace(empty)
    insertWorkspace(nobody, 'Nobody', app.clock.now, { house: { name: '', address: '', registration: '' }, pageSize: 'A4', locale: 'en-GB' })
    nobody.close()
    const refusals = [[foreign, 'workspace.foreign'], [unfinished, 'workspace.unfinished'], [empty, 'workspace.no-people'], [join(app.folder, 'gone'), 'workspace.missing'], [app.folder, 'workspace.cannot-open']] as const
    for (const [path, code] of refusals) {
      expect(await app.code('session.open', { path }), path).toBe(code)
      expect(await app.ask('session.get', {})).toMatchObject({ state: 'open', path: app.path })
      await typeText(app, contract.id, code)
    }
    expect(codeOf(() => openWorkspace(unfinished).close())).toBe('done')
    expect(codeOf(() => openWorkspace(empty).close())).toBe('done')
    expect(app.reported).toEqual([])
  })

  it('by another path to the open one is refused, and it stays open and locked', async () => {
    await using app = await openedApplication()
    const link = join(app.folder, 'link.countersign')
    symlinkSync(app.path, link)
    expect(await app.code('session.open', { path: link })).toBe('workspace.in-use')
    expect(openElsewhere(app.path)).toBe('workspace.in-use')
    expect(await app.ask('session.open', { path: join(app.folder, '.', 'firm.countersign') })).toMatchObject({ path: app.path })
  })

  it('settles and closes the one before it', async () => {
    await using app = await openedApplication()
    const { contract } = await app.ask('contracts.createBlank', { title: 'Lease', type: 'lease' })
    await typeText(app, contract.id, 'One.')
    const second = join(app.folder, 'second.countersign')
    await app.ask('session.create', { path: second, name: 'Second', owner })
    expect(openElsewhere(app.path)).toBe('opened')
    await app.ask('session.open', { path: app.path })
    expect((await app.ask('audit.list', { contract: contract.id, limit: 1 }))[0]?.entry.event).toMatchObject({ kind: 'editing session', steps: 1 })
  })

  it('is not kept from by a working text that is damaged: the others can be worked on', async () => {
    await using app = await openedApplication()
    const { contract: broken } = await app.ask('contracts.createBlank', { title: 'Broken', type: 'lease' })
    const { contract: whole } = await app.ask('contracts.createBlank', { title: 'Whole', type: 'lease' })
    await typeText(app, broken.id, 'One.')
    app.services().db.prepare("UPDATE journal SET steps = '[{}]' WHERE contract = ?").run(broken.id)
    app.services().drafts.forget(broken.id)
    await app.ask('session.close', {})
    expect(await app.ask('session.open', { path: app.path })).toMatchObject({ state: 'open' })
    await typeText(app, whole.id, 'Still at work.')
    expect(await app.code('draft.open', { contract: broken.id })).toBe('draft.damaged')
    expect(app.reported.length).toBeGreaterThan(0)
  })
})

describe('the sample workspace', () => {
  it('never takes the place of a file, least of all of the workspace that is open', async () => {
    await using app = await openedApplication()
    await app.ask('contracts.createBlank', { title: 'Lease', type: 'lease' })
    expect(await app.code('session.createSample', { path: app.path })).toBe('workspace.exists')
    expect(existsSync(app.path)).toBe(true)
    expect(await app.ask('session.get', {})).toMatchObject({ state: 'open', path: app.path })
    expect(await app.ask('contracts.list', { search: '', states: [], sort: 'title', direction: 'ascending' })).toHaveLength(1)
  })

  it('leaves nothing behind when it cannot be finished', async () => {
    await using app = testApplication({ print: () => Promise.reject(new Error('no printer')) })
    const path = join(app.folder, 'sample.countersign')
    expect(await app.code('session.createSample', { path })).toBe('internal')
    expect(readdirSync(app.folder).filter((name) => name.startsWith('sample'))).toEqual([])
    expect(await app.ask('session.get', {})).toMatchObject({ state: 'none' })
  })
})

describe('the list of recent workspaces', () => {
  it('holds the newest first, each once, at most eight, and only what is there', () => {
    const folder = temporaryFolder()
    const appData = join(folder, 'app-data')
    const paths = Array.from({ length: 10 }, (_, at) => join(folder, `${at}.countersign`))
    for (const path of paths) writeFileSync(path, '')
    for (const path of [...paths, join(folder, '3.countersign')]) rememberRecent(appData, { path, name: 'x' })
    rmSync(join(folder, '9.countersign'))
    expect(readRecent(appData).map(({ path }) => path.split('/').at(-1))).toEqual(['3', '8', '7', '6', '5', '4', '2'].map((name) => `${name}.countersign`))
  })

  it.each(['', 'not JSON', '{}', '[{"path":7}]', '[null]'])('is empty when it cannot be read: %j', (text) => {
    const appData = temporaryFolder()
    writeFileSync(join(appData, 'recent.json'), text)
    expect(readRecent(appData)).toEqual([])
    expect(readRecent(join(appData, 'gone'))).toEqual([])
  })

  it('keeps nobody from their workspace when it cannot be written', async () => {
    await using app = testApplication()
    mkdirSync(join(app.folder, 'app-data'))
    mkdirSync(join(app.folder, 'app-data', 'recent.json.new'))
    expect(await app.ask('session.create', { path: app.path, name: 'Marlow', owner })).toMatchObject({ state: 'open' })
    expect(app.reported).toHaveLength(1)
  })
})
