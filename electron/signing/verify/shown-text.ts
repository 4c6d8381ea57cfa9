import { PdfSyntaxError } from './syntax/budget.ts'
import type { PdfDocument } from './syntax/document.ts'
import { decodeStream } from './syntax/filters.ts'
import { PdfReader } from './syntax/reader.ts'
import { entryOf, integerOf, nameOf, type PdfDict, type PdfStream, type PdfValue } from './syntax/values.ts'

type Decode = (text: string) => string | undefined

/** Operators that paint; after text they may cover it. */
const painting = new Set(['f', 'F', 'f*', 'S', 's', 'B', 'B*', 'b', 'b*'])
const unreadable: Decode = () => undefined

/** The text that a form XObject shows, in order; nothing when it draws in ways that cannot be read as text. */
export function shownText(document: PdfDocument, revision: number, form: PdfStream, depth = 0): string | undefined {
  if (depth > 4) return undefined
  try {
    const resources = document.getDict(form.dict, 'Resources', revision)
    const data = decodeStream(form, document.budget, (value) => document.resolve(value, revision))
    return readContent(document, revision, new PdfReader(data, 0, document.budget), resources, depth)
  } catch (error) {
    if (error instanceof PdfSyntaxError) return undefined
    throw error
  }
}

function readContent(document: PdfDocument, revision: number, reader: PdfReader, resources: PdfDict | undefined, depth: number): string | undefined {
  let text = ''
  let decode: Decode = unreadable
  let operands: PdfValue[] = []
  for (;;) {
    reader.skipSpace()
    const byte = reader.bytes[reader.position]
    if (byte === undefined) return text
    const operator = operatorAt(reader)
    if (operator === undefined) {
      operands.push(reader.value())
      continue
    }
    reader.position += operator.length
    const last = operands.at(-1)
    if (operator === 'Tf') decode = fontDecoder(document, revision, resources, nameOf(operands[0] ?? { kind: 'null' }))
    else if (operator === 'Tj' || operator === 'TJ' || operator === '\'' || operator === '"') {
      const shown = (last?.kind === 'array' ? last.items : [last]).map((item) => (item?.kind === 'string' ? decode(item.text) : ''))
      if (shown.includes(undefined)) return undefined
      text += shown.join('')
    } else if (operator === 'Do') {
      const inner = innerForm(document, revision, resources, nameOf(last ?? { kind: 'null' }))
      const shown = inner === undefined ? undefined : shownText(document, revision, inner, depth + 1)
      if (shown === undefined || (shown === '' && text !== '')) return undefined
      text += shown
    } else if (painting.has(operator) && text !== '') return undefined
    else if ((operator === 'Tr' && integerOf(last ?? { kind: 'null' }) !== 0) || operator === 'BI' || operator === 'sh') return undefined
    operands = []
  }
}

function operatorAt(reader: PdfReader): string | undefined {
  const ahead = Buffer.from(reader.bytes.subarray(reader.position, reader.position + 8)).toString('latin1')
  const word = /^(?:[A-Za-z][A-Za-z0-9]*\*?|['"])/.exec(ahead)?.[0]
  return word === 'true' || word === 'false' || word === 'null' ? undefined : word
}

function innerForm(document: PdfDocument, revision: number, resources: PdfDict | undefined, name: string | undefined): PdfStream | undefined {
  const objects = resources === undefined ? undefined : document.getDict(resources, 'XObject', revision)
  const object = objects === undefined || name === undefined ? undefined : document.get(objects, name, revision)
  return object?.kind === 'stream' && nameOf(entryOf(object.dict, 'Subtype')) === 'Form' ? object : undefined
}

/** Simple fonts without differences show ASCII as it is; composite fonts by their ToUnicode map. Fonts of the form count when the appearance names none. */
function fontDecoder(document: PdfDocument, revision: number, resources: PdfDict | undefined, name: string | undefined): Decode {
  const form = document.getDict(document.catalog(revision), 'AcroForm', revision)
  const fallback = form === undefined ? undefined : document.getDict(form, 'DR', revision)
  for (const place of [resources, fallback]) {
    const fonts = place === undefined ? undefined : document.getDict(place, 'Font', revision)
    const font = fonts === undefined || name === undefined ? undefined : document.getDict(fonts, name, revision)
    if (font === undefined) continue
    const map = document.get(font, 'ToUnicode', revision)
    const composite = nameOf(document.get(font, 'Subtype', revision)) === 'Type0'
    if (map.kind === 'stream') return unicodeDecoder(document, revision, map, composite ? 2 : 1)
    const differences = document.getDict(font, 'Encoding', revision)?.entries.has('Differences') === true
    const embedded = document.getDict(document.getDict(font, 'FontDescriptor', revision) ?? font, 'FontFile', revision) !== undefined
    return composite || differences && embedded ? unreadable : (text) => text
  }
  return unreadable
}

/** What stands between begin… and end…; by splitting, since a search back and forth could take for ever. */
const sectionsOf = (map: string, kind: string) => map.split(`begin${kind}`).slice(1).map((part) => part.split(`end${kind}`, 1)[0] ?? '')

const utf16 = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le')

/** ISO 32000-2, 9.10.3: the bfchar and bfrange lines of a ToUnicode map. */
function unicodeDecoder(document: PdfDocument, revision: number, map: PdfStream, width: number): Decode {
  const text = Buffer.from(decodeStream(map, document.budget, (value) => document.resolve(value, revision))).toString('latin1')
  const codes = new Map<number, string>()
  for (const body of sectionsOf(text, 'bfchar')) {
    for (const [, code = '', to = ''] of body.matchAll(/<([0-9a-fA-F]+)>\s*<((?:[0-9a-fA-F]{4})+)>/g)) codes.set(Number.parseInt(code, 16), utf16(to))
  }
  for (const body of sectionsOf(text, 'bfrange')) {
    for (const [, from = '', to = '', start = ''] of body.matchAll(/<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]{4})>/g)) {
      const first = Number.parseInt(from, 16)
      const count = Math.min(Number.parseInt(to, 16) - first, 65_535)
      document.budget.spend(Math.max(0, count))
      for (let i = 0; i <= count; i++) codes.set(first + i, String.fromCharCode(Number.parseInt(start, 16) + i))
    }
  }
  return (shown) => {
    let out = ''
    for (let i = 0; i < shown.length; i += width) {
      let code = 0
      for (let j = 0; j < width; j++) code = code * 256 + shown.charCodeAt(i + j)
      const letter = codes.get(code)
      if (letter === undefined) return undefined
      out += letter
    }
    return out
  }
}
