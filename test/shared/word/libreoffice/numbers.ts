import { eachParagraph, numberParagraphs } from '#shared/document/numbering.ts'
import { acceptAll } from '#shared/redline/resolve.ts'
import { bulletSign } from '#shared/word/import/words.ts'
import { resolveDocx } from '#shared/word/revisions/resolve-docx.ts'
import { readInLibreOffice, type ReadBlock } from '#test/helpers/libreoffice.ts'
import { certain, read } from '#test/shared/word/export/written.ts'

interface Numbered {
  readonly label: string
  readonly words: string
}

/** How the numbers of some files compare: of the paragraphs that have one by us or by LibreOffice, how many have the same. */
export interface NumbersBeside {
  readonly equal: number
  readonly all: number
  readonly differing: readonly string[]
}

const paragraphsIn = (blocks: readonly ReadBlock[]): Numbered[] =>
  blocks.flatMap((block) => ('cells' in block ? block.cells.flatMap(({ blocks: inside }) => paragraphsIn(inside)) : [{ label: block.label, words: block.text }]))

function ours(bytes: Uint8Array): Numbered[] {
  const doc = acceptAll(read(bytes).doc)
  const labels = new Map(numberParagraphs(doc).map(({ pos, label }) => [pos, label]))
  const found: Numbered[] = []
  eachParagraph(doc, (paragraph, pos) => found.push({ label: labels.get(pos) ?? '', words: paragraph.textContent }))
  return found
}

const letters = (words: string): string => words.replaceAll(/[^\p{L}\p{N}]+/gu, '')
/** A number without the white space around it; a bullet of a font of signs by the sign it shows. */
const shown = (label: string): string => (/^[\uF000-\uF0FF]$/.test(label.trim()) ? bulletSign(label.trim(), 'Symbol') : label.trim())

/** Pairs the paragraphs of two readings by their words, in order (the longest common subsequence); what has no partner stands alone. */
function paired(a: readonly Numbered[], b: readonly Numbered[]): [Numbered | null, Numbered | null][] {
  const [left, right] = [a.map(({ words }) => letters(words)), b.map(({ words }) => letters(words))]
  const most = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1))
  const at = (x: number, y: number): number => most[x]?.[y] ?? 0
  for (let x = a.length - 1; x >= 0; x -= 1) {
    const row = most[x] ?? new Uint16Array()
    for (let y = b.length - 1; y >= 0; y -= 1) row[y] = left[x] === right[y] ? at(x + 1, y + 1) + 1 : Math.max(at(x + 1, y), at(x, y + 1))
  }
  const pairs: [Numbered | null, Numbered | null][] = []
  for (let x = 0, y = 0; x < a.length || y < b.length;) {
    if (x < a.length && y < b.length && left[x] === right[y]) pairs.push([a[x++] ?? null, b[y++] ?? null])
    else if (y >= b.length || (x < a.length && at(x + 1, y) >= at(x, y + 1))) pairs.push([a[x++] ?? null, null])
    else pairs.push([null, b[y++] ?? null])
  }
  return pairs
}

/** The rendered numbers of the final text of files, beside those LibreOffice shows for the same text. */
export async function numbersBeside(files: readonly { readonly name: string; readonly bytes: Uint8Array }[]): Promise<NumbersBeside> {
  const readings = await readInLibreOffice(files.map(({ bytes }) => ({ bytes: certain(resolveDocx(bytes, 'accept')) })))
  const differing: string[] = []
  let all = 0
  for (const [index, { name, bytes }] of files.entries()) {
    const reading = readings[index] ?? null
    if (reading === null) differing.push(`${name}: not opened`)
    for (const [mine, theirs] of reading === null ? [] : paired(ours(bytes), paragraphsIn(reading.body))) {
      const [here, there] = [shown(mine?.label ?? ''), shown(theirs?.label ?? '')]
      if (here === '' && there === '') continue
      all += 1
      if (here !== there || mine === null || theirs === null) differing.push(`${name}: ${here} here, ${there} there: ${(mine ?? theirs)?.words.slice(0, 60)}`)
    }
  }
  return { equal: all - differing.length, all, differing }
}
