import type { Browser, Page } from '@playwright/test'
import type { Node } from 'prosemirror-model'
import { startContract } from '#electron/contracts/start.ts'
import { documentText } from '#shared/document/plain-text.ts'
import { acceptAll } from '#shared/redline/resolve.ts'
import { serveBareEditor } from '#test/bench/bare-editor/serve.ts'
import { startBrowser } from '#test/bench/browser.ts'
import { comparison, figure, type Line } from '#test/bench/line.ts'
import { redlinedDocument } from '#test/bench/material/redlined-document.ts'
import { freshFolder, newWorkspace } from '#test/bench/material/workspace.ts'
import { inTurns, median, percentile, timed } from '#test/bench/timing.ts'
import type { Measured } from '#test/bench/topic.ts'
import { memoryOf, type Memory } from '#test/bench/topics/memory.ts'
import { acceptAllAndUndo } from '#test/bench/topics/resolving-page.ts'
import { typingPage, type Typed, type TypingPage } from '#test/bench/topics/typing-page.ts'
import { launchHost } from '#test/helpers/launch-host.ts'

/** 60,000 words with 2,000 changes by four authors, and 150,000 with 5,000: the aims are for the second. */
const sizes = [
  { pages: 130, chapters: 100, changes: 2_000, aims: false },
  { pages: 300, chapters: 250, changes: 5_000, aims: true },
] as const
const rounds = 6
const openings = 3
const keysPerRound = 40

interface Material {
  readonly redlined: Node
  /** The paragraphs of the same text with every change accepted, for an editor that knows no changes. */
  readonly plain: readonly string[]
  /** Paragraphs at the start, in the middle and at the end, by their ids, and their places in the plain text. */
  readonly typedIn: readonly { readonly id: string; readonly place: number }[]
}

function materialOf(chapters: number, changes: number): Material {
  const { redlined } = redlinedDocument(chapters, changes)
  const untracked = acceptAll(redlined)
  const plain = documentText(untracked, { numbers: false }).split('\n').filter((text) => text !== '')
  if (plain.length !== untracked.childCount) throw new Error(`The text has ${plain.length} paragraphs and not ${untracked.childCount}`)
  const places = new Map(untracked.children.map((block, place) => [block.attrs['id'] as string, place]))
  const typedIn = [0, Math.floor(chapters / 2), chapters - 1].map((chapter) => {
    const id = [3, 4, 6, 7].map((at) => `c${chapter}-${at}`).find((each) => places.has(each)) ?? `h${chapter}`
    return { id, place: places.get(id) ?? 0 }
  })
  return { redlined, plain, typedIn }
}

async function opened(page: Page, url: string, paragraphs: number): Promise<number> {
  return timed(async () => {
    await page.goto(url)
    await page.waitForFunction((count) => document.querySelectorAll('.ProseMirror > p').length === count, paragraphs)
  })
}

async function pageIn(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1360, height: 900 } })
  const page = await context.newPage()
  page.setDefaultTimeout(120_000)
  return page
}

const textWidth = (page: Page, id: string): Promise<number> =>
  page.locator(`.ProseMirror > [data-id="${id}"]`).evaluate((element) => {
    const { paddingLeft, paddingRight } = getComputedStyle(element)
    return element.getBoundingClientRect().width - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight)
  })

interface Found {
  readonly typed: { readonly ours: readonly Typed[]; readonly peer: readonly Typed[] }
  readonly opening: { readonly ours: readonly number[]; readonly peer: readonly number[] }
  readonly memory: { readonly ours: Memory; readonly peer: Memory }
  readonly resolved: { readonly accepted: number; readonly undone: number }
}

/** Opens, types, weighs and resolves one text in our editor, mounted by the real application through its host with tracking on, beside a bare TipTap editor. */
async function measureSize(chapters: number, changes: number): Promise<Found> {
  using folder = freshFolder()
  const { redlined, plain, typedIn } = materialOf(chapters, changes)
  const { application, services, path } = newWorkspace(folder.path)
  // What came from outside is tracked from the start.
  const contract = startContract(services, { title: 'Framework Supply Agreement', type: 'other', doc: redlined, source: 'import', from: 'bench' })
  application.detach()
  const bare = await serveBareEditor({ type: 'doc', content: plain.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })) })
  const host = await launchHost({ appData: folder.path, workspace: path })
  const [oursIn, peerIn] = [await startBrowser(), await startBrowser()]
  try {
    const [ours, peer] = [await pageIn(oursIn), await pageIn(peerIn)]
    await ours.goto(host.url)
    const address = new URL(`/#/contracts/${contract.id}`, ours.url()).href
    await ours.goto('about:blank')
    await opened(ours, address, redlined.childCount)
    const bareAddress = `${bare.url}?width=${await textWidth(ours, typedIn[0]?.id ?? '')}px`
    await opened(peer, bareAddress, plain.length)
    const again = async (page: Page, url: string, paragraphs: number): Promise<number> => {
      await page.goto('about:blank')
      return opened(page, url, paragraphs)
    }
    const opening = await inTurns(openings, () => again(ours, address, redlined.childCount), () => again(peer, bareAddress, plain.length))
    const memory = { ours: await memoryOf(oursIn, ours), peer: await memoryOf(peerIn, peer) }
    const inTheNext = (ready: TypingPage, select: (typed: Material['typedIn'][number]) => string): (() => Promise<Typed>) => {
      const places = typedIn.map(select)
      let round = 0
      return () => ready.type(places[round++ % places.length] ?? '', keysPerRound)
    }
    const [oursReady, peerReady] = [await typingPage(ours), await typingPage(peer)]
    const typed = await inTurns(
      rounds,
      inTheNext(oursReady, ({ id }) => `.ProseMirror > [data-id="${id}"]`),
      inTheNext(peerReady, ({ place }) => `.ProseMirror > p:nth-of-type(${place + 1})`),
    )
    return { typed, opening, memory, resolved: await acceptAllAndUndo(ours) }
  } finally {
    await oursIn.close()
    await peerIn.close()
    await host.stop()
    bare.close()
  }
}

function linesOf({ pages, changes, aims }: (typeof sizes)[number], { typed, opening, memory, resolved }: Found): Line[] {
  const name = `${pages} pages, ${changes} changes`
  const peerName = 'bare, untracked'
  const beside = (what: string, pick: (typed: Typed) => number, aim: Line['aim'] = null): Line =>
    comparison(what, { ours: typed.ours.map(pick), peer: typed.peer.map(pick) }, peerName, aims ? aim : null)
  const weighed = (what: string, pick: (memory: Memory) => number): Line => comparison(what, { ours: [pick(memory.ours)], peer: [pick(memory.peer)] }, peerName, null, 'MB')
  return [
    beside(`typing, tracked: ${name}, key to painted frame, p50`, ({ painted }) => median(painted)),
    beside('  p95', ({ painted }) => percentile(painted, 0.95), { of: 'ratio', most: 0.8 }),
    beside('  main-thread work per key, p50', ({ works }) => median(works)),
    beside('  p95', ({ works }) => percentile(works, 0.95), { of: 'ours', most: 16 }),
    beside('  main-thread work when typing rests', ({ rest }) => rest),
    figure('  accepting all, click to painted frame', 'ms', [resolved.accepted]),
    figure('  undoing it, key to painted frame', 'ms', [resolved.undone]),
    comparison('  opening the document', opening, peerName),
    weighed('  JavaScript heap', ({ heap }) => heap),
    weighed('  memory of the page’s process', ({ process }) => process),
  ]
}

/** Typing with changes tracked in long texts full of changes, and what else such a text costs. */
export async function measureRedline(): Promise<Measured> {
  const lines: Line[] = []
  for (const size of sizes) lines.push(...linesOf(size, await measureSize(size.chapters, size.changes)))
  return { lines, notes: [] }
}
