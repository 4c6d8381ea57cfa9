import { describe, expect, it } from 'vitest'
import { appDataFolder } from '#electron/shell/app-data.ts'
import { readLaunchArguments } from '#electron/shell/launch-arguments.ts'

describe('what a person asks for when starting', () => {
  const read = (...args: string[]) => readLaunchArguments(args, '/home/mia')

  it('is a window on a first run when nothing is said', () => {
    expect(read()).toMatchObject({ window: 'chromium', serve: false, port: 0, workspacePath: null, pdfPath: null })
  })

  it('may be all said', () => {
    expect(read('--host', 'none', '--serve', '--port', '8123', '--app-data', 'data', '--workspace=firm.countersign')).toEqual({
      window: 'none', serve: true, port: 8123, appData: '/home/mia/data', workspacePath: '/home/mia/firm.countersign', pdfPath: null,
    })
  })

  it('is the file that was double-clicked, by its ending', () => {
    expect(read('/docs/Firm.COUNTERSIGN')).toMatchObject({ workspacePath: '/docs/Firm.COUNTERSIGN', pdfPath: null })
    expect(read('signed.pdf')).toMatchObject({ workspacePath: null, pdfPath: '/home/mia/signed.pdf' })
    expect(read('notes.txt')).toMatchObject({ workspacePath: null, pdfPath: null })
  })

  it('is read past switches that the system or the browser engine added', () => {
    expect(read('--no-sandbox', '--enable-features=X', '-psn_0_1234', 'a.pdf')).toMatchObject({ pdfPath: '/home/mia/a.pdf' })
  })

  it.each(['x', '-1', '70000', '1.5'])('a port of %s is a free one', port => {
    expect(read(`--port=${port}`).port).toBe(0)
  })
})

describe('the folder for settings', () => {
  it('is where the system keeps such things', () => {
    expect(appDataFolder({}, 'linux', '/home/mia')).toBe('/home/mia/.local/share/countersign')
    expect(appDataFolder({ XDG_DATA_HOME: '/data' }, 'linux', '/home/mia')).toBe('/data/countersign')
    expect(appDataFolder({ XDG_DATA_HOME: 'relative' }, 'linux', '/home/mia')).toBe('/home/mia/.local/share/countersign')
    expect(appDataFolder({}, 'darwin', '/Users/mia')).toBe('/Users/mia/Library/Application Support/Countersign')
    expect(appDataFolder({ APPDATA: 'C:\\Users\\mia\\AppData\\Roaming' }, 'win32', 'C:\\Users\\mia')).toBe('C:\\Users\\mia\\AppData\\Roaming\\Countersign')
    expect(appDataFolder({ COUNTERSIGN_DATA: '/elsewhere' }, 'darwin', '/Users/mia')).toBe('/elsewhere')
  })
})
