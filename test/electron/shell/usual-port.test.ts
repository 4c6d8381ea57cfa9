import { createServer } from 'node:net'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { rememberPort, usualPort } from '#electron/shell/usual-port.ts'
import { freshDataFolder } from '#test/helpers/launch-host.ts'
import { serve } from './loopback.ts'

let folder: { path: string; remove: () => Promise<void> }

beforeEach(async () => {
  folder = await freshDataFolder()
})
afterEach(() => folder.remove())

describe('the usual port', () => {
  it('is none at the first start, and then the one the window was served on', () => {
    expect(usualPort(join(folder.path, 'new'))).toBe(0)
    rememberPort(join(folder.path, 'new'), 40_123)
    expect(usualPort(join(folder.path, 'new'))).toBe(40_123)
  })

  it.each(['', 'x', '0', '80', '65536', '1e9', '40123.5'])('is none where %j was written', written => {
    writeFileSync(join(folder.path, 'port'), written)
    expect(usualPort(folder.path)).toBe(0)
  })

  it('is written only when it changed', () => {
    rememberPort(folder.path, 40_123)
    writeFileSync(join(folder.path, 'port'), '40123\n')
    rememberPort(folder.path, 40_123)
    expect(existsSync(join(folder.path, 'port')) && readFileSync(join(folder.path, 'port'), 'utf8')).toBe('40123\n')
  })

  it('is taken again by the next start', async () => {
    const first = await serve()
    const { port } = first.host
    await first.close()
    const second = await serve({ usualPort: port })
    expect(second.host.port).toBe(port)
    expect(second.host.url).toContain(`127.0.0.1:${port}/`)
    await second.close()
  })

  it('is left to whoever has it', async () => {
    const other = createServer()
    await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve))
    const address = other.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const served = await serve({ usualPort: port })
    expect(served.host.port).not.toBe(port)
    expect(served.host.port).toBeGreaterThan(0)
    await served.close()
    await new Promise(resolve => other.close(resolve))
  })
})
