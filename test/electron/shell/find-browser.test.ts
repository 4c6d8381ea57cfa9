import { describe, expect, it } from 'vitest'
import { findBrowser, whereBrowsersAreLookedFor, type BrowserSearch } from '#electron/shell/find-browser.ts'

const on = (platform: NodeJS.Platform, programs: string[], env: NodeJS.ProcessEnv): BrowserSearch => ({ platform, env, isProgram: path => programs.includes(path) })

describe('the browser that shows the window and prints', () => {
  it('is found along the path on Linux, Chromium before Chrome before Edge', () => {
    const env = { PATH: '/usr/local/bin:/usr/bin' }
    expect(findBrowser(on('linux', ['/usr/bin/microsoft-edge', '/usr/bin/google-chrome', '/usr/bin/chromium'], env))).toBe('/usr/bin/chromium')
    expect(findBrowser(on('linux', ['/usr/bin/microsoft-edge', '/usr/local/bin/google-chrome'], env))).toBe('/usr/local/bin/google-chrome')
    expect(findBrowser(on('linux', ['/snap/bin/chromium'], env))).toBe('/snap/bin/chromium')
  })

  it('is found among the applications on macOS, the person’s own included', () => {
    const chrome = '/Users/mia/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
    expect(findBrowser(on('darwin', [chrome], { HOME: '/Users/mia' }))).toBe(chrome)
  })

  it('is found on Windows, where Edge is always there', () => {
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'
    const chrome = 'C:\\Users\\mia\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe'
    const env = { LOCALAPPDATA: 'C:\\Users\\mia\\AppData\\Local', 'ProgramFiles': 'C:\\Program Files', 'ProgramFiles(x86)': 'C:\\Program Files (x86)' }
    expect(findBrowser(on('win32', [edge], env))).toBe(edge)
    expect(findBrowser(on('win32', [edge, chrome], env))).toBe(chrome)
  })

  it('is the one COUNTERSIGN_BROWSER names, or none when that is no program', () => {
    const env = { PATH: '/usr/bin', COUNTERSIGN_BROWSER: '/opt/own/chrome' }
    expect(findBrowser(on('linux', ['/usr/bin/chromium', '/opt/own/chrome'], env))).toBe('/opt/own/chrome')
    expect(findBrowser(on('linux', ['/usr/bin/chromium'], env))).toBeNull()
    expect(whereBrowsersAreLookedFor(on('linux', [], env))).toEqual(['/opt/own/chrome (COUNTERSIGN_BROWSER)'])
  })

  it('may be missing, and the person is told where it was looked for', () => {
    expect(findBrowser(on('linux', [], {}))).toBeNull()
    expect(whereBrowsersAreLookedFor(on('linux', [], {}))).toContain('chromium on the path')
    expect(whereBrowsersAreLookedFor(on('darwin', [], {}))).toContain('/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge')
  })
})
