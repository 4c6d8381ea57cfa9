import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { electronFiles, outermost, records, rendererMayUse, sharedMayUse } from './floors.ts'
import { filesBelow, importsOf, root, type Import } from './source-files.ts'

const source = /\.(ts|tsx|mts|mjs)$/
const sources = ['electron', 'renderer', 'shared', 'test'].flatMap(folder => filesBelow(folder, source))
const imports = sources.flatMap(importsOf)
const within = (floor: string) => imports.filter(({ from }) => from.startsWith(`${floor}/`))
const folder = (path: string, depth: number): string => path.split('/')[depth] ?? ''
const told = (found: Import[]): string[] => found.map(({ from, to }) => `${from} → ${to}`)

describe('the three floors', () => {
  it('are seen whole: a wall over nothing proves nothing', () => {
    expect(imports.length).toBeGreaterThan(200)
    expect(within('shared').some(({ to }) => to.startsWith('shared/lib/'))).toBe(true)
  })

  it('shared/ uses only itself and packages that run anywhere', () => {
    const elsewhere = /^(electron|renderer|test|node:)|^react|^better-sqlite3|^ws$/
    expect(told(within('shared').filter(({ to }) => elsewhere.test(to)))).toEqual([])
  })

  it('electron/ never uses renderer/, and renderer/ never uses electron/', () => {
    expect(told(within('electron').filter(({ to }) => /^(renderer\/|react|test\/)/.test(to)))).toEqual([])
    expect(told(within('renderer').filter(({ from, to }) => /^(electron|node:|test\/)/.test(to) && from !== 'renderer/vite.config.ts'))).toEqual([])
  })

  it('only three files know Electron', () => {
    const knowing = imports.filter(({ from, to }) => to === 'electron' && !from.startsWith('test/')).map(({ from }) => from)
    expect(knowing.filter(path => !electronFiles.includes(path))).toEqual([])
  })

  it('only tests use test/', () => {
    expect(told(imports.filter(({ from, to }) => to.startsWith('test/') && !from.startsWith('test/')))).toEqual([])
  })
})

describe('inside shared/', () => {
  const crossing = within('shared').filter(({ from, to }) => to.startsWith('shared/') && folder(from, 1) !== folder(to, 1))

  it('every folder has its place', () => {
    const folders = new Set(within('shared').map(({ from }) => folder(from, 1)))
    expect([...folders].filter(name => sharedMayUse[name] === undefined)).toEqual([])
  })

  it('arrows point down', () => {
    const isNamed = ({ from, to, typeOnly }: Import) => typeOnly && records.includes(folder(from, 1)) && records.includes(folder(to, 1))
    const upward = crossing.filter(each => !sharedMayUse[folder(each.from, 1)]?.includes(folder(each.to, 1)) && !isNamed(each))
    expect(told(upward)).toEqual([])
  })

  it('the permitted arrows make no circle', () => {
    const names = Object.keys(sharedMayUse)
    const upward = names.flatMap(name => (sharedMayUse[name] ?? []).filter(used => names.indexOf(used) >= names.indexOf(name)).map(used => `${name} → ${used}`))
    expect(upward).toEqual([])
  })
})

describe('inside renderer/', () => {
  const crossing = within('renderer').filter(({ to }) => to.startsWith('renderer/'))

  it('arrows point down: app, features, editor, components, lib', () => {
    const upward = crossing.filter(({ from, to }) => {
      const [user, used] = [folder(from, 1), folder(to, 1)]
      return rendererMayUse[user] !== undefined && user !== used && !rendererMayUse[user].includes(used)
    })
    expect(told(upward)).toEqual([])
  })

  it('a feature never uses another feature', () => {
    const across = crossing.filter(({ from, to }) => folder(from, 1) === 'features' && folder(to, 1) === 'features' && folder(from, 2) !== folder(to, 2))
    expect(told(across)).toEqual([])
  })
})

describe('inside electron/', () => {
  it('nothing below the entries knows the shell or the dispatch', () => {
    const knowing = within('electron').filter(({ from, to, typeOnly }) => {
      const [user, used] = [folder(from, 1), folder(to, 1)]
      return to.startsWith('electron/') && !typeOnly && outermost.includes(used) && user !== used && from.split('/').length > 2 && user !== 'cli' && user !== 'bootstrap'
    })
    expect(told(knowing)).toEqual([])
  })
})

describe('the ground floor', () => {
  const compile = (text: string): string => {
    const probe = mkdtempSync(join(tmpdir(), 'countersign-probe-'))
    writeFileSync(join(probe, 'package.json'), '{"type":"module"}')
    writeFileSync(join(probe, 'probe.ts'), text)
    writeFileSync(join(probe, 'tsconfig.json'), JSON.stringify({
      extends: join(root, 'shared', 'tsconfig.json'),
      compilerOptions: { composite: false, noEmit: true, declaration: false, emitDeclarationOnly: false, rootDir: probe },
      include: ['./probe.ts'],
    }))
    const { stdout } = spawnSync(process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', probe], { encoding: 'utf8' })
    rmSync(probe, { recursive: true, force: true })
    return stdout
  }

  it('compiles what is pure', () => {
    expect(compile('export const later = [3, 1, 2].toSorted()\n')).toBe('')
  })

  it.each(['window', 'document', 'process', 'Buffer', 'setTimeout', 'fetch', 'console', 'crypto'])('does not know %s', name => {
    expect(compile(`export const found = ${name}\n`)).toContain(`Cannot find name '${name}'`)
  })

  it('does not know Node’s modules', () => {
    expect(compile(`import { readFileSync } from 'node:fs'\nexport const read = readFileSync\n`)).toMatch(/Cannot find (module|name) 'node:fs'/)
  })

  it('has no clock and no randomness', () => {
    const impure = /\b(Date\.now\(|new Date\(\)|Math\.random\(|performance\.now\()/
    expect(filesBelow('shared', source).filter(({ text }) => impure.test(text)).map(({ path }) => path)).toEqual([])
  })
})

describe('the repository', () => {
  it('has no file over 400 lines', () => {
    const long = sources.map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 })).filter(({ lines }) => lines > 400)
    expect(long).toEqual([])
  })

  it('keeps no code in resources/', () => {
    const code = filesBelow('resources', /\.(js|mjs|cjs|ts|tsx|jsx|wasm|sh|exe|html?)$/).map(({ path }) => path)
    const scripted = filesBelow('resources', /\.(svg|css|md|json|txt)$/).filter(({ text }) => /<script|javascript:|\son\w+\s*=|@import\s+(url\()?['"]?https?:/i.test(text))
    expect([...code, ...scripted.map(({ path }) => path)]).toEqual([])
  })

  it('pins every package, and its lock file names no registry', () => {
    const lock = readFileSync(join(root, 'package-lock.json'), 'utf8')
    expect(lock).not.toMatch(/"resolved"/)
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, Record<string, string>>
    const loose = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }).filter(([, version]) => !/^(npm:[@\w/-]+@)?\d+\.\d+\.\d+[\w.-]*$/.test(version))
    expect(loose).toEqual([])
  })

  it('can be installed on every system: the lock file knows the packages of the others', () => {
    interface Locked { readonly version?: string; readonly optionalDependencies?: Record<string, string> }
    const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, Locked> }
    const isLocked = (from: string, name: string): boolean => {
      if (packages[posix.join(from, 'node_modules', name)]?.version !== undefined) return true
      return from !== '' && isLocked(from.includes('/node_modules/') ? from.slice(0, from.lastIndexOf('/node_modules/')) : '', name)
    }
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies }]) => Object.keys(optionalDependencies ?? {}).filter(name => !isLocked(path, name)))
    expect(missing).toEqual([])
  })
})
