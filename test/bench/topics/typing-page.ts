import type { CDPSession, Page } from '@playwright/test'
import { setTimeout as pause } from 'node:timers/promises'

declare global {
  interface Window {
    /** Milliseconds from each key to its painted frame. */
    keysPainted: number[]
  }
}

/** Milliseconds between two keys: a fast typist's, so that nothing that waits for rest comes between them. */
const betweenKeys = 60
/** After this long without a key, whatever waits for typing to rest is done. */
const restful = 1_000

const sentence = 'the tenant shall pay the rent on the first day of each month '

/** What a run of typing cost. */
export interface Typed {
  /** From the key's own time stamp until the frame that shows it was painted, per key, in milliseconds. */
  readonly painted: readonly number[]
  /** Processor time of the page's main thread per key, all of it until the next key, in milliseconds. */
  readonly works: readonly number[]
  /** Processor time of the main thread once typing rests. */
  readonly rest: number
}

/** A page with an editor, ready to be measured. */
export interface TypingPage {
  /** Types at the end of the first line of the paragraph that a selector names, after the page has come to rest. */
  type(paragraph: string, keys: number): Promise<Typed>
}

/** A frame is painted when a message sent from its animation frame arrives: it is delivered after style, layout and paint. */
function watchKeys(): void {
  window.keysPainted = []
  addEventListener(
    'keydown',
    ({ timeStamp }) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.addEventListener('message', () => window.keysPainted.push(performance.now() - timeStamp))
        port1.start()
        port2.postMessage(null)
      })
    },
    { capture: true },
  )
}

async function mainThread(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  const seconds = metrics.find(({ name }) => name === 'TaskDuration')?.value
  if (seconds === undefined) throw new Error('The browser does not tell how long its main thread worked')
  return seconds * 1000
}

/** Begins to watch a page's keys. */
export async function typingPage(page: Page): Promise<TypingPage> {
  await page.evaluate(watchKeys)
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  return {
    async type(paragraph, keys) {
      await page.bringToFront()
      const place = page.locator(paragraph)
      await place.scrollIntoViewIfNeeded()
      await place.click({ position: { x: 200, y: 8 } })
      await page.keyboard.press('End')
      await pause(restful)
      await page.evaluate(() => (window.keysPainted = []))
      const { length } = await place.innerText()
      const works: number[] = []
      let before = await mainThread(session)
      for (let key = 0; key < keys; key += 1) {
        const character = sentence[key % sentence.length] ?? ' '
        await page.keyboard.press(character === ' ' ? 'Space' : character)
        await pause(betweenKeys)
        const after = await mainThread(session)
        works.push(after - before)
        before = after
      }
      await pause(restful)
      const rested = await mainThread(session)
      const painted = await page.evaluate(() => window.keysPainted)
      const written = (await place.innerText()).length - length
      if (written !== keys) throw new Error(`${keys} keys were pressed and ${written} characters written`)
      if (painted.length !== keys) throw new Error(`${keys} keys were pressed and ${painted.length} painted`)
      return { painted, works, rest: rested - before }
    },
  }
}
