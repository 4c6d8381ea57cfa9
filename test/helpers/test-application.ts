import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { createApplication, type Application } from '#electron/application.ts'
import { dispatch } from '#electron/ipc/dispatch.ts'
import { createChromiumPrinter, type ChromiumPrinter } from '#electron/pdf/chromium-printer.ts'
import type { PrintToPdf } from '#electron/pdf/print.ts'
import type { Services } from '#electron/services.ts'
import { findBrowser } from '#electron/shell/find-browser.ts'
import { createTransientBlobs } from '#electron/transient-blobs.ts'
import type { Channel, Input, Output } from '#shared/ipc/api.ts'
import type { Reply } from '#shared/ipc/errors.ts'
import type { BlobId, Id, NewId } from '#shared/lib/ids.ts'
import { id } from '#test/helpers/records.ts'

const resources = join(import.meta.dirname, '..', '..', 'resources')

let printer: ChromiumPrinter | null = null
const printed = new Map<string, Promise<Uint8Array>>()

/**
 * The real printer, started at the first print of a test file and shared by all of it. A page that was printed already is not printed again:
 * the same page gives the same bytes but for the date, and its images are named by what they are.
 */
export const realPrint: PrintToPdf = (html, options) => {
  const executable = findBrowser()
  if (executable === null) throw new Error('Tests that print need Chromium, and none was found.')
  printer ??= createChromiumPrinter({ executable })
  const key = JSON.stringify([html, options])
  const pdf = printed.get(key) ?? printer.print(html, options)
  printed.set(key, pdf)
  return pdf.then((bytes) => bytes.slice())
}
afterAll(() => printer?.close())

/** The real application on a folder of its own; only the clock and the ids are the test's. */
export interface TestApplication extends AsyncDisposable {
  readonly application: Application
  readonly folder: string
  /** Where its workspace is. */
  readonly path: string
  readonly services: () => Services
  /** Calls as the window does, and answers what the window is answered. */
  readonly call: <C extends Channel>(channel: C, input: Input<C>) => Promise<Reply<Output<C>>>
  /** Calls, and fails the test if it is refused. */
  readonly ask: <C extends Channel>(channel: C, input: Input<C>) => Promise<Output<C>>
  /** Calls, and answers the code of the refusal, or 'done'. */
  readonly code: <C extends Channel>(channel: C, input: Input<C>) => Promise<string>
  /** Hands a file over as the window does. */
  readonly put: (bytes: Uint8Array, mediaType: string, fileName: string) => BlobId
  /** The bytes of a file the application answered with or keeps. */
  readonly bytes: (blob: BlobId) => Uint8Array
  readonly clock: { now: string; readonly advance: (milliseconds: number) => void }
  /** What was reported as a defect or a failure in the background; empty unless the test is about one. */
  readonly reported: unknown[]
  /** Which channels were called so far. */
  readonly channels: Set<string>
  /** What the window was told of. */
  readonly told: { readonly topic: string; readonly data: unknown }[]
}

export interface TestApplicationOptions {
  readonly path?: string
  readonly print?: PrintToPdf
  readonly newId?: NewId
}

/** Counted ids, in the order in which they sort. */
export function countedIds(): NewId {
  let count = 0
  return <Kind extends string>(): Id<Kind> => id<Kind>(`id-${String((count += 1)).padStart(8, '0')}`)
}

/** An application without a workspace. `await using app = testApplication()` cleans up by itself. */
export function testApplication(options: TestApplicationOptions = {}): TestApplication {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-'))
  const clock = {
    now: '2026-03-02T09:00:00.000Z',
    advance(milliseconds: number) {
      clock.now = new Date(Date.parse(clock.now) + milliseconds).toISOString()
    },
  }
  const reported: unknown[] = []
  const told: { topic: string; data: unknown }[] = []
  const channels = new Set<string>()
  const transient = createTransientBlobs()
  const application = createApplication({
    clock: () => clock.now,
    newId: options.newId ?? countedIds(),
    print: options.print ?? realPrint,
    timeZone: 'Europe/London',
    appData: join(folder, 'app-data'),
    resources,
    transient,
    changed: (topic, data) => told.push({ topic, data }),
    report: (error) => reported.push(error),
  })
  // The reply was checked against the channel's schema by the dispatch itself.
  const call = async <C extends Channel>(channel: C, input: Input<C>): Promise<Reply<Output<C>>> => {
    channels.add(channel)
    return (await dispatch(application, channel, input)) as Reply<Output<C>>
  }
  const ask = async <C extends Channel>(channel: C, input: Input<C>): Promise<Output<C>> => {
    const reply = await call(channel, input)
    if (!reply.ok) throw new Error(`${channel} was refused: ${reply.code}: ${reply.message}`, { cause: reported.at(-1) })
    return reply.value
  }
  return {
    application,
    folder,
    path: options.path ?? join(folder, 'firm.countersign'),
    services: () => application.services(),
    call,
    ask,
    code: async (channel, input) => {
      const reply = await call(channel, input)
      return reply.ok ? 'done' : reply.code
    },
    put: (bytes, mediaType, fileName) => transient.put({ bytes, mediaType, fileName }),
    bytes: (blob) => {
      const found = transient.get(blob) ?? application.services().db.prepare<[string], { bytes: Uint8Array }>('SELECT bytes FROM blobs WHERE hash = ?').get(blob)
      if (found === undefined) throw new Error(`no file ${blob}`)
      return found.bytes
    },
    clock,
    reported,
    channels,
    told,
    [Symbol.asyncDispose]: async () => {
      application.detach()
      if (existsSync(folder)) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** An application with a workspace of two owners, Ada (who works in it) and Ben. */
export async function openedApplication(options: TestApplicationOptions = {}): Promise<TestApplication & { readonly ada: Id<'person'>; readonly ben: Id<'person'> }> {
  const app = testApplication(options)
  const made = await app.ask('session.create', { path: app.path, name: 'Marlow Ltd', owner: { name: 'Ada Marlow', title: 'Director', email: 'ada@example.org' } })
  if (made.state !== 'open') throw new Error('the workspace did not open')
  const both = await app.ask('people.add', { name: 'Ben Marlow', title: '', email: 'ben@example.org', role: 'owner' })
  const ben = both.state === 'open' ? both.people.find((person) => person.name === 'Ben Marlow') : undefined
  if (ben === undefined) throw new Error('Ben was not added')
  return { ...app, ada: made.me.id, ben: ben.id }
}
