import { beforeEach, describe, expect, it, vi } from 'vitest'
import { changePreferences, readPreferences } from '#renderer/lib/preferences.ts'

/** The two places a window can keep things: one belongs to an address with its port, the other to the machine. */
const kept = { local: new Map<string, string>(), cookies: new Map<string, string>() }

beforeEach(() => {
  kept.local.clear()
  kept.cookies.clear()
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.local.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.local.set(name, value),
  })
  vi.stubGlobal('document', {
    get cookie() {
      return [...kept.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    },
    set cookie(text: string) {
      const [name = '', value = ''] = (text.split(';')[0] ?? '').split('=')
      kept.cookies.set(name, value)
    },
  })
})

describe('what a person likes about the window', () => {
  it('is as we ship it until it is changed', () => {
    expect(readPreferences()).toMatchObject({ colourScheme: 'auto', railOpen: true })
  })

  it('is kept, one thing without the others', () => {
    changePreferences({ colourScheme: 'dark' })
    changePreferences({ railPanel: 'outline' })
    expect(readPreferences()).toMatchObject({ colourScheme: 'dark', railPanel: 'outline' })
  })

  it('is there after a start on another port, where local storage is empty', () => {
    changePreferences({ lastVisits: { '/ä; =/house.countersign': '2026-03-01T09:00:00.000Z' } })
    kept.local.clear()
    expect(readPreferences().lastVisits).toEqual({ '/ä; =/house.countersign': '2026-03-01T09:00:00.000Z' })
  })

  it.each(['{', '7', '%E0%A4%A', ''])('is as we ship it when what was kept is %j', text => {
    kept.local.set('countersign-preferences', text)
    expect(readPreferences()).toMatchObject({ colourScheme: 'auto' })
  })
})
