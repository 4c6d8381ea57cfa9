import type { Node } from 'prosemirror-model'
import { defaultPage, type PageSetup } from '#shared/document/attributes.ts'
import { doc, p, paragraph } from '#shared/document/builders.ts'
import type { CalendarDate } from '#shared/lib/calendar.ts'
import { dayInWords } from '#shared/lib/day-in-words.ts'

/** A side of a letter, as it stands on the page. */
export interface LetterParty {
  readonly name: string
  /** Its lines as they were entered; empty where none is known, and the letter then says where one has to be filled in. */
  readonly address: string
}

/** What a letter of ours says. */
export interface Letter {
  readonly from: LetterParty
  readonly to: LetterParty
  readonly date: CalendarDate
  /** How it goes out, as “By registered post”; empty for none. */
  readonly delivery: string
  readonly reference: string
  readonly subject: string
  readonly paragraphs: readonly string[]
  /** The words before the signature, as “Yours faithfully”. */
  readonly closing: string
}

const lines = (text: string): string[] => text.split(/\r\n|[\n\r\u2028\u2029]/).map((line) => line.trim()).filter((line) => line !== '')

/** What stands in place of an address that is not known: a letter must not go out without one. */
export const addressMissing = '[address not known: fill it in before this is sent]'

function block({ name, address }: LetterParty): Node[] {
  const known = lines(address)
  return [p(name.trim() === '' ? '[name not known]' : name.trim()), ...(known.length === 0 ? [addressMissing] : known).map((line) => p(line))]
}

const right = (text: string): Node => paragraph({ align: 'right' }, text)

/** Lays out a letter as a document, so that it goes out as whatever a document goes out as. */
export function letterDocument(letter: Letter, page: PageSetup['size'] = defaultPage.size): Node {
  const { from, to, date, delivery, reference, subject, paragraphs, closing } = letter
  return doc(
    { page: { ...defaultPage, size: page } },
    right(from.name.trim()),
    ...lines(from.address).map(right),
    p(),
    ...block(to),
    p(),
    p(dayInWords(date)),
    ...(delivery.trim() === '' ? [] : [p(delivery.trim())]),
    ...(reference.trim() === '' ? [] : [p(`Our reference: ${reference.trim()}`)]),
    p(),
    paragraph({ style: 'heading2', keepWithNext: true }, subject.trim()),
    ...paragraphs.flatMap(lines).map((line) => p(line)),
    p(),
    paragraph({ keepWithNext: true }, closing.trim()),
    paragraph({ keepWithNext: true }),
    paragraph({ keepWithNext: true }),
    p(`For ${from.name.trim()}`),
  )
}
