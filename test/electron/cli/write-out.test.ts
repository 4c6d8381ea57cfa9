import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeOut } from '#electron/cli/write-out.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-out-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Writes a megabyte in a process whose files may have 4 KB: the writing fails midway, as on a full disk. */
function writeTooMuch(path: string): string {
  const code = `import { writeOut } from ${JSON.stringify(new URL('../../../electron/cli/write-out.ts', import.meta.url).href)}
    try { writeOut(process.argv[1], new Uint8Array(1_000_000)) } catch (error) { process.stdout.write(error.code) }`
  const limited = 'ulimit -f 8; exec "$0" --input-type=module -e "$1" "$2"'
  return spawnSync('sh', ['-c', limited, process.execPath, code, path], { encoding: 'utf8' }).stdout
}

describe('a file that the command line writes', () => {
  it('is there whole, and nothing beside it', () => {
    writeOut(join(folder, 'a.txt'), 'new')
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe('new')
    expect(readdirSync(folder)).toEqual(['a.txt'])
  })

  it('takes the place of an older one and keeps its permissions', () => {
    const path = join(folder, 'a.txt')
    writeFileSync(path, 'a much longer old text')
    chmodSync(path, 0o640)
    writeOut(path, new Uint8Array([65]))
    expect(readFileSync(path, 'utf8')).toBe('A')
    expect(statSync(path).mode & 0o777).toBe(0o640)
  })

  it('leaves the older one as it was where it cannot be written', () => {
    const path = join(folder, 'a.txt')
    writeFileSync(path, 'old')
    expect(writeTooMuch(path)).toBe('EFBIG')
    expect(readFileSync(path, 'utf8')).toBe('old')
    expect(readdirSync(folder)).toEqual(['a.txt'])
  })

  it('is of its owner alone where it holds a key', () => {
    writeOut(join(folder, 'key.p12'), 'key', 0o600)
    expect(statSync(join(folder, 'key.p12')).mode & 0o777).toBe(0o600)
  })

  it('goes where a link points, and the link stays', () => {
    writeFileSync(join(folder, 'real.txt'), 'old')
    symlinkSync(join(folder, 'real.txt'), join(folder, 'link.txt'))
    writeOut(join(folder, 'link.txt'), 'new')
    expect(readFileSync(join(folder, 'real.txt'), 'utf8')).toBe('new')
  })

  it('is refused by the name the person gave', () => {
    mkdirSync(join(folder, 'folder'))
    expect(() => writeOut(join(folder, 'folder'), 'x')).toThrow(expect.objectContaining({ code: 'EISDIR', path: join(folder, 'folder') }))
    expect(() => writeOut(join(folder, 'none', 'a.txt'), 'x')).toThrow(expect.objectContaining({ code: 'ENOENT', path: join(folder, 'none', 'a.txt') }))
  })
})
