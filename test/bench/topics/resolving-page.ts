import type { Page } from '@playwright/test'

/** Milliseconds, measured in the page, until it shows what was asked for and a frame with it was painted. */
async function shownAfter(page: Page, act: () => Promise<void>, shown: 'none' | 'some'): Promise<number> {
  const waiting = page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        let began = 0
        const start = ({ timeStamp }: Event): void => {
          began ||= timeStamp
        }
        for (const event of ['click', 'keydown']) addEventListener(event, start, { capture: true })
        const look = (): void => {
          const some = document.querySelector('.ProseMirror :is(ins, del)') !== null
          if (began === 0 || some !== (wanted === 'some')) {
            requestAnimationFrame(look)
            return
          }
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel()
            port1.addEventListener('message', () => resolve(performance.now() - began))
            port1.start()
            port2.postMessage(null)
          })
        }
        requestAnimationFrame(look)
      }),
    shown,
  )
  await act()
  return waiting
}

/** Accepts every change of the text on the page by its tools, and takes that back. */
export async function acceptAllAndUndo(page: Page): Promise<{ readonly accepted: number; readonly undone: number }> {
  await page.bringToFront()
  const open = async (): Promise<void> => {
    const all = page.getByRole('button', { name: 'All changes' })
    await ((await all.isVisible()) ? all : page.getByRole('button', { name: 'Show changes as' })).click()
  }
  await open()
  const item = page.getByRole('menuitem', { name: 'Accept all changes' })
  await item.waitFor()
  const accepted = await shownAfter(page, () => item.click(), 'none')
  const undone = await shownAfter(page, () => page.keyboard.press('Control+z'), 'some')
  return { accepted, undone }
}
