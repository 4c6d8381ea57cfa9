import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readPackage } from '#shared/word/package/read-package.ts'
import { scrubDocx } from '#shared/word/revisions/scrub.ts'

const CORPUS = new URL('../../../../../shared/corpora/', import.meta.url)
const present = existsSync(CORPUS)
const files = ['docx-revisions', 'docx-misc', 'docx-hostile', 'templates'].flatMap((folder) =>
  present ? readdirSync(new URL(folder, CORPUS), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.docx')).map((name) => `${folder}/${name}`) : [],
)

/** Every part of XML by name; null where the file is refused. */
function texts(bytes: Uint8Array): Map<string, string> | null {
  const pkg = readPackage(bytes)
  if (!pkg.ok) return null
  return new Map([...pkg.value.parts.values()].filter(({ name }) => /\.(?:xml|rels)$/.test(name)).map((part) => [part.name, Buffer.from(part.read()).toString()]))
}

/** What stands in a part besides the words a reader sees and the codes of fields. */
function unseen(text: string): string {
  return text.replaceAll(/<w:(t|delText|instrText|delInstrText)(?: [^>]*)?>[^<]*<\/w:\1>/g, '')
}

const TELLING: readonly RegExp[] = [
  /\b(?:w|w15):author="([^"]{3,})"/g,
  /\bw15:userId="([^"]+)"/g,
  /\bw:ed="([^"]+)"/g,
  /\bw:date="([^"]{6,})"/g,
  /\bw16(?:du|cex):dateUtc="([^"]+)"/g,
  /\bw:rsid\w*="([0-9A-F]{8})"/g,
  /<(?:dc:creator|cp:lastModifiedBy|Company|Manager|dcterms:created|dcterms:modified|cp:lastPrinted)(?: [^>]*)?>([^<\s][^<]{2,})</g,
  /<Template>([^<]+\.dot\w?)</g,
  /\b((?:file:\/\/\/|[A-Za-z]:\\|\\\\)[\w\\/. -]{4,})/g,
  /([\w.+-]+@[\w-]+\.[a-z]{2,})/g,
]

function toldBy(parts: ReadonlyMap<string, string>): string[] {
  const all = [...parts].filter(([name]) => !name.startsWith('customXml/')).map(([, text]) => unseen(text)).join('\n')
  const found = TELLING.flatMap((pattern) => [...all.matchAll(pattern)].map((match) => match[1] ?? ''))
  return [...new Set(found)].filter((each) => each.length > 2 && each !== 'Author' && each !== '00000000' && !each.startsWith('mailto'))
}

function holds(text: string, told: string): boolean {
  for (let at = text.indexOf(told); at >= 0; at = text.indexOf(told, at + 1)) {
    if (!/\w/.test(text.charAt(at - 1)) && !/\w/.test(text.charAt(at + told.length))) return true
  }
  return false
}

describe.skipIf(!present)('every real file (skipped: corpus not present)', () => {
  it('tells nothing of names, addresses, paths, times and revision ids once it is scrubbed', () => {
    let told = 0
    let scrubbed = 0
    const left: string[] = []
    for (const file of files) {
      const bytes = readFileSync(new URL(file, CORPUS))
      const before = texts(bytes)
      const result = scrubDocx(bytes)
      if (before === null || !result.ok) continue
      scrubbed += 1
      const words = toldBy(before)
      told += words.length
      const after = texts(result.value.bytes) ?? new Map<string, string>()
      const links = [...before].filter(([name]) => name.endsWith('.rels')).map(([, text]) => text).join('\n')
      for (const [part, text] of after) {
        const rest = unseen(text)
        // An address that is a link in the text is part of what its readers see.
        for (const word of words) if (holds(rest, word) && !(word.includes('@') && links.includes(`mailto:${word}`))) left.push(`${file} ${part}: ${word}`)
      }
      if (scrubbed % 5 === 0) expect(scrubDocx(result.value.bytes), file).toMatchObject({ ok: true, value: { removed: [] } })
    }
    expect(left).toEqual([])
    expect(scrubbed).toBeGreaterThan(230)
    expect(told).toBeGreaterThan(1000)
    process.stdout.write(`scrub: ${scrubbed} files, ${told} names, addresses, paths, times and ids, none left\n`)
  })
})
