import { PdfSyntaxError } from '../syntax/budget.ts'
import { decodeStream } from '../syntax/filters.ts'
import type { PdfValue } from '../syntax/values.ts'
import type { Step } from './step.ts'

/** What an XMP packet (ISO 16684-1) says of the document itself; dates, tools and identifiers are the saving tool's. */
const ownWords = ['dc:title', 'dc:creator', 'dc:description', 'dc:subject', 'dc:rights', 'pdf:Keywords', 'pdfaid:part', 'pdfaid:conformance']

/** Compares metadata streams: dates and tools may change, what they say of the document may not; what is no XMP cannot be judged. */
export function compareMetadata(step: Step, before: PdfValue, after: PdfValue): void {
  const [old, now] = [packetIn(step, before, step.older), packetIn(step, after, step.newer)]
  if (now === undefined) step.report('change.undecided', 'Metadata')
  else if (old !== undefined) {
    for (const word of ownWords) {
      const [was, is] = [valueOf(old, word), valueOf(now, word)]
      if (was === is) continue
      // What was not said before may be filled in from the file's title and author.
      step.report(was === '' ? 'change.undecided' : 'change.catalog', `Metadata: ${word}`)
    }
    step.report('change.metadata')
  } else step.report(before.kind === 'null' ? 'change.metadata' : 'change.undecided', before.kind === 'null' ? undefined : 'Metadata')
}

function packetIn(step: Step, value: PdfValue, revision: number): string | undefined {
  if (value.kind !== 'stream') return undefined
  try {
    const text = Buffer.from(decodeStream(value, step.document.budget, (item) => step.document.resolve(item, revision))).toString('utf8')
    step.document.budget.spend(text.length >> 3)
    return /<(?:\?xpacket|x:xmpmeta|rdf:RDF)\b/.test(text.slice(0, 4096)) ? text : undefined
  } catch (error) {
    if (error instanceof PdfSyntaxError) return undefined
    throw error
  }
}

/** The text of an element or attribute without markup and white space; nothing when it is not there. */
function valueOf(packet: string, name: string): string {
  const start = packet.indexOf(`<${name}`)
  const close = start < 0 ? -1 : packet.indexOf(`</${name}`, start)
  if (close >= 0) return packet.slice(packet.indexOf('>', start) + 1, close).replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ').trim()
  const attribute = packet.indexOf(` ${name}=`)
  const quote = attribute < 0 ? '' : packet[attribute + name.length + 2] ?? ''
  if (quote !== '"' && quote !== '\'') return ''
  const from = attribute + name.length + 3
  return packet.slice(from, Math.max(from, packet.indexOf(quote, from))).trim()
}
