import type { Browser, Page } from '@playwright/test'
import type { Node } from 'prosemirror-model'
import { startContract } from '#electron/contracts/start.ts'
import { documentText } from '#shared/document/plain-text.ts'
import { serveBareEditor } from '#test/bench/bare-editor/serve.ts'
import { startBrowser } from '#test/bench/browser.ts'
import { comparison, type Line } from '#test/bench/line.ts'
import { longDocument } from '#test/bench/material/long-document.ts'
import { freshFolder, newWorkspace } from '#test/bench/material/workspace.ts'
import { inTurns, median, percentile, timed } from '#test/bench/timing.ts'
import type { Measured } from '#test/bench/topic.ts'
import { typingPage, type Typed, type TypingPage } from '#test/bench/topics/typing-page.ts'
import { launchHost } from '#test/helpers/launch-host.ts'

/** 60,000 words in 1,000 paragraphs, about 130 pages. */
const chapters = 100
const paragraphs = 1_000
/** Clauses at the start, in the middle and at the end, typed in by turns. */
const typedIn = [3, 503, 993]
const rounds = 6
const keysPerRound = 40

/** The same words as plain paragraphs; what ours computes stands there as text. */
function plainDocument(doc: Node): object {
  const texts = documentText(doc, { numbers: false }).split('\n').filter((text) => text !== '')
  if (texts.length !== paragraphs) throw new Error(`The document has ${texts.length} paragraphs and not ${paragraphs}`)
  return { type: 'doc', content: texts.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })) }
}

async function opened(page: Page, url: string): Promise<number> {
  return timed(async () => {
    await page.goto(url)
    await page.waitForFunction((count) => document.querySelectorAll('.ProseMirror > p').length === count, paragraphs)
  })
}

async function pageIn(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1360, height: 900 } })
  return context.newPage()
}

const perRound = (rounds: readonly Typed[], pick: (typed: Typed) => number): number[] => rounds.map(pick)

function linesOf(typed: { readonly ours: readonly Typed[]; readonly peer: readonly Typed[] }): Line[] {
  const beside = (what: string, pick: (typed: Typed) => number, aim: Line['aim'] = null): Line =>
    comparison(what, { ours: perRound(typed.ours, pick), peer: perRound(typed.peer, pick) }, 'bare TipTap', aim)
  return [
    beside('typing in 130 pages, key to painted frame, p50', ({ painted }) => median(painted)),
    beside('typing in 130 pages, key to painted frame, p95', ({ painted }) => percentile(painted, 0.95), { of: 'ratio', most: 0.7 }),
    beside('typing in 130 pages, main-thread work per key, p50', ({ works }) => median(works)),
    beside('typing in 130 pages, main-thread work per key, p95', ({ works }) => percentile(works, 0.95), { of: 'ours', most: 16 }),
    beside('  main-thread work when typing rests', ({ rest }) => rest),
  ]
}

/** Typing in our editor, mounted by the real application through its host, beside a bare TipTap editor with the same words. */
export async function measureTyping(): Promise<Measured> {
  using folder = freshFolder()
  const doc = longDocument(chapters)
  const { application, services, path } = newWorkspace(folder.path)
  const contract = startContract(services, { title: 'Framework Supply Agreement', type: 'other', doc, source: 'blank', from: 'bench' })
  application.detach()
  const bare = await serveBareEditor(plainDocument(doc))
  const host = await launchHost({ appData: folder.path, workspace: path })
  const browser = await startBrowser()
  try {
    const ours = await pageIn(browser)
    await ours.goto(host.url)
    const address = new URL(`/#/contracts/${contract.id}`, ours.url()).href
    await ours.goto('about:blank')
    await opened(ours, address)
    const width = await ours.locator('.ProseMirror > p').nth(typedIn[0] ?? 0).evaluate((element) => {
      const { paddingLeft, paddingRight } = getComputedStyle(element)
      return element.getBoundingClientRect().width - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight)
    })
    const peer = await pageIn(browser)
    const bareAddress = `${bare.url}?width=${width}px`
    await opened(peer, bareAddress)
    const opening = await inTurns(
      3,
      async () => {
        await ours.goto('about:blank')
        return opened(ours, address)
      },
      () => opened(peer, bareAddress),
    )
    const [oursReady, peerReady] = [await typingPage(ours), await typingPage(peer)]
    const inTheNext = (ready: TypingPage): (() => Promise<Typed>) => {
      let round = 0
      return () => ready.type(`.ProseMirror > p:nth-of-type(${(typedIn[round++ % typedIn.length] ?? 0) + 1})`, keysPerRound)
    }
    const typed = await inTurns(rounds, inTheNext(oursReady), inTheNext(peerReady))
    return { lines: [...linesOf(typed), comparison('opening the document of 130 pages', opening, 'bare TipTap')], notes: [] }
  } finally {
    await browser.close()
    await host.stop()
    bare.close()
  }
}
