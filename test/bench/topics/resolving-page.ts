import type { Page } from '@playwright/test'

declare global {
  interface Window {
    /** Milliseconds from what the person did until it was painted. */
    shownAfter: Promise<number>
  }
}

/** Longer than this nobody waits, in milliseconds. */
const patience = 120_000

/** In the page: begins to wait for a click or a key, and then for the frame in which the text shows some changes, or none. */
function watchChanges({ some, most }: { readonly some: boolean; readonly most: number }): void {
  window.shownAfter = new Promise((resolve, reject) => {
    let began = 0
    setTimeout(() => reject(new Error('The page never showed what was asked for')), most)
    for (const event of ['click', 'keydown']) addEventListener(event, ({ timeStamp }) => (began ||= timeStamp), { capture: true })
    const look = (): void => {
      const shows = document.querySelector('.ProseMirror :is(ins, del)') !== null
      if (began === 0 || shows !== some) {
        requestAnimationFrame(look)
        return
      }
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', () => resolve(performance.now() - began))
      port1.start()
      port2.postMessage(null)
    }
    requestAnimationFrame(look)
  })
}

async function shownAfter(page: Page, some: boolean, act: () => Promise<void>): Promise<number> {
  await page.evaluate(watchChanges, { some, most: patience })
  await act()
  return page.evaluate(() => window.shownAfter)
}

/** Accepts every change of the text on the page by its tools, and takes that back; milliseconds until each was painted. */
export async function acceptAllAndUndo(page: Page): Promise<{ readonly accepted: number; readonly undone: number }> {
  await page.bringToFront()
  const all = page.getByRole('button', { name: 'All changes' })
  await ((await all.isVisible()) ? all : page.getByRole('button', { name: 'Show changes as' })).click()
  const item = page.getByRole('menuitem', { name: 'Accept all changes' })
  await item.waitFor()
  const accepted = await shownAfter(page, false, () => item.click())
  await page.locator('.ProseMirror').focus()
  const undone = await shownAfter(page, true, () => page.keyboard.press('Control+z'))
  return { accepted, undone }
}
