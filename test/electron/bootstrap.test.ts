import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const root = new URL('../..', import.meta.url).pathname
const folder = mkdtempSync(join(tmpdir(), 'countersign-bootstrap-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Runs a small module against the bootstrap's own, as its entries do. */
function runModule(text: string, signal?: NodeJS.Signals): Promise<{ code: number | null; output: string }> {
  const file = join(folder, `${crypto.randomUUID()}.mjs`)
  writeFileSync(file, text.replaceAll('BOOTSTRAP', join(root, 'electron', 'bootstrap')))
  const child = spawn(process.execPath, [file], { cwd: folder })
  let output = ''
  const take = (chunk: Buffer) => {
    output += chunk.toString()
    if (signal !== undefined && output.includes('ready')) child.kill(signal)
  }
  child.stdout.on('data', take)
  child.stderr.on('data', take)
  return new Promise(resolve => {
    child.once('close', code => resolve({ code, output }))
  })
}

describe('the bootstrap', () => {
  it('knows that what is installed is what the lock file asks for', async () => {
    const { output } = await runModule(`import { dependenciesAreCurrent } from 'BOOTSTRAP/dependencies.mjs'\nconsole.log(dependenciesAreCurrent())`)
    expect(output).toBe('true\n')
  })

  it('finds a Node that runs TypeScript', async () => {
    const { output } = await runModule(`import { findNode24 } from 'BOOTSTRAP/node24.mjs'\nimport { execFileSync } from 'node:child_process'\nconsole.log(execFileSync(findNode24(), ['--version'], { encoding: 'utf8' }))`)
    expect(output).toMatch(/^v(2[4-9]|[3-9]\d)\./)
  })

  it('passes the exit code on, and runs the child where the person stands', async () => {
    const { output } = await runModule(`import { run } from 'BOOTSTRAP/child.mjs'\nconsole.log(await run(process.execPath, ['-e', 'console.log(process.cwd()); process.exit(3)']))`)
    expect(output).toBe(`${folder}\n3\n`)
  })

  it('passes a signal on and lets the child end in its own time', async () => {
    const child = `process.on('SIGTERM', () => { console.log('closing'); process.exit(0) }); setInterval(() => {}, 1000); console.log('ready')`
    const { code, output } = await runModule(`import { run } from 'BOOTSTRAP/child.mjs'\nprocess.exit(await run(process.execPath, ['-e', ${JSON.stringify(child)}]))`, 'SIGTERM')
    expect([code, output]).toEqual([0, 'ready\nclosing\n'])
  })

  it('answers for a child ended by a signal as a shell does', async () => {
    const { output } = await runModule(`import { run } from 'BOOTSTRAP/child.mjs'\nconsole.log(await run(process.execPath, ['-e', 'process.kill(process.pid, "SIGKILL")']))`)
    expect(output).toBe('137\n')
  })

  it('says why it cannot start without a stack', async () => {
    const { code, output } = await runModule(`import { CannotStart, runMain } from 'BOOTSTRAP/report.mjs'\nawait runMain(async () => { throw new CannotStart('Not possible.') }, 2)`)
    expect([code, output]).toEqual([2, 'Not possible.\n'])
  })

  it('builds again when a file changes, moves or goes, and only then', async () => {
    const { output } = await runModule(`import { contentHash } from 'BOOTSTRAP/stamps.mjs'
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import { root } from 'BOOTSTRAP/paths.mjs'
const folder = mkdtempSync('${folder}/watched-')
const hash = () => contentHash([relative(root, folder)])
const hashes = [hash()]
writeFileSync(folder + '/a', '1'); hashes.push(hash())
writeFileSync(folder + '/a', '2'); hashes.push(hash())
renameSync(folder + '/a', folder + '/b'); hashes.push(hash())
console.log(new Set(hashes).size, hash() === hashes[3])
rmSync(folder + '/b'); console.log(hash() === hashes[0])`)
    expect(output).toBe('4 true\ntrue\n')
  })
})
