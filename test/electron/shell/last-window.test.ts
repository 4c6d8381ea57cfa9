import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { watchLastWindow, type WindowWatch } from '#electron/shell/last-window.ts'

const patience = { openingMs: 60, reloadingMs: 20, crashedMs: 400 }
const isOver = (watch: WindowWatch) => Promise.race([watch.gone.then(() => true), wait(200, false)])

describe('the last window is gone', () => {
  it('when it disconnected and the browser ended', async () => {
    const watch = watchLastWindow('linux', patience)
    watch.windows(1)
    watch.windows(0)
    watch.browserEnded()
    expect(await isOver(watch)).toBe(true)
  })

  it('not at once while the browser still runs: the page may have crashed and be reloaded', async () => {
    const watch = watchLastWindow('linux', patience)
    watch.windows(1)
    watch.windows(0)
    expect(await isOver(watch)).toBe(false)
    await watch.gone
  })

  it('not when a browser already running took the window over', async () => {
    const watch = watchLastWindow('linux', patience)
    watch.browserEnded()
    watch.windows(1)
    expect(await isOver(watch)).toBe(false)
    watch.windows(0)
    watch.windows(1)
    expect(await isOver(watch)).toBe(false)
    watch.windows(0)
    expect(await isOver(watch)).toBe(true)
  })

  it('when the browser ended before any page connected', async () => {
    const watch = watchLastWindow('linux', patience)
    watch.browserEnded()
    expect(await isOver(watch)).toBe(true)
  })

  it('on macOS when the page disconnected, for the browser outlives its windows', async () => {
    const watch = watchLastWindow('darwin', patience)
    expect(await isOver(watch)).toBe(false)
    watch.windows(1)
    watch.windows(0)
    expect(await isOver(watch)).toBe(true)
  })
})
