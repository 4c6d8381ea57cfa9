import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { withPart, writePackage } from '#shared/word/package/package.ts'
import { readPackage } from '#shared/word/package/read-package.ts'
import { storiesOf } from '#shared/word/package/stories.ts'
import { macro } from '#test/helpers/libreoffice-macro.ts'

/** Whether LibreOffice is here; tests that ask it are skipped where it is not. */
export const hasLibreOffice = (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, 'soffice')))

/** A Word file and what LibreOffice is to do to it before it says what it reads. */
export interface WordJob {
  readonly bytes: Uint8Array
  readonly decision?: 'accept' | 'reject' | null
  /** Also gives the file as LibreOffice saves it. */
  readonly save?: boolean
}

/** A paragraph with its rendered number or bullet, or a table: its cells by name (`A1`), each with what it holds. */
export type ReadBlock = { readonly label: string; readonly text: string } | { readonly cells: readonly { readonly name: string; readonly blocks: readonly ReadBlock[] }[] }

/** What LibreOffice reads of a file. */
export interface WordReading {
  readonly body: readonly ReadBlock[]
  readonly notes: readonly ReadBlock[]
  readonly margins: readonly ReadBlock[]
  /** How many tracked changes it knows. */
  readonly changes: number
  readonly saved: Uint8Array | null
}

const basicModule = (name: string, code: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">\n<script:module xmlns:script="http://openoffice.org/2000/script" script:name="${name}" script:language="StarBasic">${code.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</script:module>`

const libraries = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink">
 <library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple" library:link="false"/>
</library:libraries>`

const library = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Countersign"/>
</library:library>`

// A profile that is set up already is not overwritten with the standard one.
const settings = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
 <item oor:path="/org.openoffice.Setup/Office"><prop oor:name="ooSetupInstCompleted" oor:op="fuse"><value>true</value></prop></item>
</oor:items>`

/** A profile that knows our macro and nothing of the user. */
function makeProfile(folder: string): void {
  const standard = join(folder, 'user', 'basic', 'Standard')
  mkdirSync(standard, { recursive: true })
  writeFileSync(join(folder, 'user', 'registrymodifications.xcu'), settings)
  writeFileSync(join(folder, 'user', 'basic', 'script.xlc'), libraries)
  writeFileSync(join(standard, 'script.xlb'), library)
  writeFileSync(join(standard, 'Countersign.xba'), basicModule('Countersign', macro))
}

function ended(child: ChildProcess, milliseconds: number): Promise<void> {
  return new Promise((resolve, reject) => {
    // The script starts the program as a child of its own: the whole group goes.
    const stop = (): void => {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
    }
    const timer = setTimeout(stop, milliseconds)
    child.on('error', reject)
    child.on('close', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-office-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

function start(folder: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): ChildProcess {
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
  return spawn('soffice', [profile, '--headless', '--norestore', '--nologo', ...args], { stdio: 'ignore', detached: true, env: { ...process.env, ...env } })
}

/** Converts files in one call; null for what it could not. Stopped after a time that grows with their number. */
export function convertInLibreOffice(files: readonly Uint8Array[], format: 'pdf' | 'txt' | 'docx'): Promise<(Uint8Array | null)[]> {
  return inFolder(async (folder) => {
    const out = join(folder, 'out')
    const names = files.map((bytes, index) => {
      writeFileSync(join(folder, `f${index}.docx`), bytes)
      return join(folder, `f${index}.docx`)
    })
    const filter = { pdf: 'pdf:writer_pdf_Export', txt: 'txt:Text (encoded):UTF8', docx: 'docx:MS Word 2007 XML' }[format]
    await ended(start(folder, ['--convert-to', filter, '--outdir', out, ...names]), 30_000 + files.length * 5_000)
    return files.map((_, index) => {
      const made = join(out, `f${index}.${format}`)
      return existsSync(made) ? new Uint8Array(readFileSync(made)) : null
    })
  })
}

/** Without the places of comments: LibreOffice built without a window ends where it is to show a comment in its margin (7.4). */
function withoutComments(bytes: Uint8Array): Uint8Array {
  const read = readPackage(bytes)
  if (!read.ok) return bytes
  let pkg = read.value
  for (const { name } of storiesOf(pkg)) {
    const text = new TextDecoder().decode(pkg.parts.get(name)?.read() ?? new Uint8Array())
    const bare = text.replaceAll(/<(\w+:)comment(?:RangeStart|RangeEnd|Reference)\b(?:[^>]*\/>|[^>]*><\/\1comment(?:RangeStart|RangeEnd|Reference)>)/g, '')
    if (bare !== text) pkg = withPart(pkg, name, new TextEncoder().encode(bare))
  }
  return writePackage(pkg)
}

/** What the macro wrote: a line for each paragraph, and for where tables and cells begin and end. */
function parsed(text: string, saved: Uint8Array | null): WordReading {
  const lines = text.split('\n').filter((line) => line !== '')
  let at = 0
  const blocks = (): ReadBlock[] => {
    const found: ReadBlock[] = []
    for (; at < lines.length; at += 1) {
      const [sign, label = '', ...words] = (lines[at] ?? '').split('\t')
      if (sign === 'P') found.push({ label, text: words.join('\t').replaceAll('\u0001', '\n') })
      else if (sign === 'T') found.push({ cells: cells() })
      else return found
    }
    return found
  }
  const cells = (): { name: string; blocks: ReadBlock[] }[] => {
    const found: { name: string; blocks: ReadBlock[] }[] = []
    for (at += 1; lines[at] !== '/T' && at < lines.length;) {
      const name = (lines[at] ?? '').slice(2)
      at += 1
      found.push({ name, blocks: blocks() })
    }
    return found
  }
  const section = (): ReadBlock[] => {
    at += 1
    return blocks()
  }
  const changes = Number((lines[0] ?? '').slice(2))
  return { changes, body: section(), notes: section(), margins: section(), saved }
}

/**
 * Opens files, accepts or rejects every tracked change where asked, and tells what LibreOffice then reads, with each paragraph's rendered number. In one
 * call, or as many as it crashes in; null for a file it cannot open, or that it ends with.
 */
export function readInLibreOffice(jobs: readonly WordJob[]): Promise<(WordReading | null)[]> {
  return inFolder(async (folder) => {
    makeProfile(join(folder, 'profile'))
    const place = (index: number, ending: string): string => join(folder, `${index}.${ending}`)
    for (const [index, { bytes }] of jobs.entries()) writeFileSync(place(index, 'docx'), withoutComments(bytes))
    const list = join(folder, 'jobs')
    for (let left = Array.from(jobs.keys()); left.length > 0;) {
      const line = (index: number): string => {
        const { decision = null, save = false } = jobs[index] ?? {}
        return [place(index, 'docx'), place(index, 'txt'), decision ?? '-', save ? place(index, 'saved') : '-'].map((each) => (each.startsWith('/') ? pathToFileURL(each).href : each)).join('\t')
      }
      writeFileSync(list, left.map(line).join('\n'))
      await ended(start(folder, ['macro:///Standard.Countersign.Main'], { COUNTERSIGN_JOBS: pathToFileURL(list).href }), 30_000 + left.length * 5_000)
      const without = left.findIndex((index) => !existsSync(place(index, 'txt')))
      // What it ended with is given up, and the rest asked again.
      left = without < 0 ? [] : left.slice(without + 1)
    }
    return jobs.map((_, index) => {
      const text = existsSync(place(index, 'txt')) ? readFileSync(place(index, 'txt'), 'utf8') : ''
      return text.endsWith('END\n') ? parsed(text, existsSync(place(index, 'saved')) ? new Uint8Array(readFileSync(place(index, 'saved'))) : null) : null
    })
  })
}
