import { Mark } from 'prosemirror-model'
import { mostWordProperties } from '#shared/document/opaque.ts'
import { schema, type MarkName } from '#shared/document/schema.ts'
import type { Fragments } from '#shared/word/import/fragments.ts'
import { isOn } from '#shared/word/model/on-off.ts'
import { attr, child, children, type XmlElement } from '#shared/word/xml/tree.ts'

type Formatting = Exclude<MarkName, 'comment' | 'insertion' | 'deletion' | 'formatChange' | 'link' | 'conditional'>

/** Revision elements among run properties, which are no formatting. */
const revisions: ReadonlySet<string> = new Set(['w:ins', 'w:del', 'w:moveFrom', 'w:moveTo', 'w:rPrChange'])

/** The mark that says all a property says, or null where no mark does (ECMA-376 Part 1, 17.3.2). */
function markOf(property: XmlElement): Formatting | null {
  const value = attr(property, 'w:val')
  switch (property.name) {
    case 'w:b':
      return isOn(property) ? 'bold' : null
    case 'w:i':
      return isOn(property) ? 'italic' : null
    case 'w:u':
      return value === 'single' && property.attributes.length === 1 ? 'underline' : null
    case 'w:strike':
      return isOn(property) ? 'strike' : null
    case 'w:smallCaps':
      return isOn(property) ? 'smallCaps' : null
    case 'w:vertAlign':
      return value === 'superscript' || value === 'subscript' ? value : null
    case 'w:highlight':
      return value === 'yellow' ? 'highlight' : null
    default:
      return null
  }
}

/** What concerns the checking of spelling only, or repeats for other scripts what a mark says already. */
function isSilent(property: XmlElement, properties: XmlElement): boolean {
  switch (property.name) {
    case 'w:noProof':
      return true
    case 'w:lang':
      return attr(property, 'w:eastAsia') === null && attr(property, 'w:bidi') === null
    case 'w:bCs':
    case 'w:iCs': {
      const latin = child(properties, property.name.slice(0, -2))
      return latin !== null && isOn(latin) && isOn(property)
    }
    default:
      return false
  }
}

/** The formatting that some run properties are: our own marks, and everything else in one mark as Word has it. */
export function formattingOf(properties: XmlElement | null, fragments: Fragments): readonly Mark[] {
  if (properties === null) return Mark.none
  const known = fragments.formats.get(properties)
  if (known !== undefined) return known
  const made = readFormatting(properties, fragments)
  fragments.formats.set(properties, made)
  return made
}

function readFormatting(properties: XmlElement, fragments: Fragments): readonly Mark[] {
  const marks: Mark[] = []
  const rest: XmlElement[] = []
  for (const property of children(properties)) {
    if (revisions.has(property.name)) continue
    const name = markOf(property)
    if (name !== null) marks.push(schema.marks[name].create())
    else if (!isSilent(property, properties)) rest.push(property)
  }
  const xml = fragments.text(rest)
  if (xml !== '' && xml.length <= mostWordProperties) marks.push(schema.marks.wordFormat.create({ xml }))
  return marks.reduce<readonly Mark[]>((set, mark) => mark.addToSet(set), Mark.none)
}

/** What one mark was before: its attributes, or null where it was not there. */
export interface FormatBefore {
  readonly mark: string
  readonly before: Readonly<Record<string, unknown>> | null
}

function markNamed(marks: readonly Mark[], name: string): Mark | undefined {
  return marks.find((mark) => mark.type.name === name)
}

/** The marks that differ between two formattings, with what each was before; one at least, for a revision is never lost. */
export function formatDifferences(before: readonly Mark[], after: readonly Mark[]): readonly FormatBefore[] {
  const names = new Set([...before, ...after].map((mark) => mark.type.name))
  const changed = Array.from(names).filter((name) => {
    const [old, now] = [markNamed(before, name), markNamed(after, name)]
    return old === undefined || now === undefined ? old !== now : !old.eq(now)
  })
  const told = changed.length > 0 ? changed : ['wordFormat']
  return told.map((mark) => ({ mark, before: markNamed(before, mark)?.attrs ?? null }))
}
