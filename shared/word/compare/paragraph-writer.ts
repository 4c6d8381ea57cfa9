import { child, element, isElement, withChildren, type XmlElement, type XmlNode } from '../xml/tree.ts'
import { propertiesKey } from './element-keys.ts'
import type { Status } from './operations.ts'
import type { ShadowParagraph } from './shadow.ts'
import type { StoryWriting } from './story-writing.ts'
import { writeInline, type InlineItem } from './write-inline.ts'
import type { PlacedBlock } from './write-nested.ts'

const structural: ReadonlySet<string> = new Set(['w:rPr', 'w:sectPr', 'w:pPrChange'])

/** What the record of a section's change cannot hold (CT_SectPrBase): where its headers and footers are. */
const outsideSection: ReadonlySet<string> = new Set(['w:headerReference', 'w:footerReference', 'w:sectPrChange'])

/** Writes paragraphs: content, end, properties and sections. */
export class ParagraphWriter {
  readonly #writing: StoryWriting

  constructor(writing: StoryWriting) {
    this.#writing = writing
  }

  /** One paragraph, or two where a section came or went with its end. */
  write(items: readonly InlineItem[], old: ShadowParagraph | null, now: ShadowParagraph | null, status: Status, isLast: boolean): PlacedBlock[] {
    const { adoption, marks, changes } = this.#writing
    const content = this.content(items)
    const oldProperties = old === null ? null : child(old.element, 'w:pPr')
    if (now === null) {
      const properties = marks.paragraph(oldProperties === null ? null : this.#adopted(oldProperties), status)
      return [{ node: filled(element('w:p'), properties, content), chain: null }]
    }
    const properties = this.#withSection(oldProperties, child(now.element, 'w:pPr'), status)
    if (status !== 'kept' && status !== 'movedTo') return [{ node: filled(now.element, marks.paragraph(properties, status), content), chain: now.chain }]
    if (status === 'kept' && !isLast && hasSection(oldProperties) !== hasSection(properties)) {
      changes.formatted += 1
      const gone = filled(element('w:p'), marks.paragraph(oldProperties === null ? null : this.#adopted(oldProperties), 'deleted'), content)
      return [{ node: gone, chain: null }, { node: filled(now.element, marks.paragraph(properties, 'inserted'), []), chain: now.chain }]
    }
    if (status === 'movedTo') return [{ node: filled(now.element, marks.paragraph(properties, status), content), chain: now.chain }]
    const before = adoption.formatted(oldProperties)
    const { targets } = this.#writing.now.reading
    const same = propertiesKey(before, targets, [...structural]) === propertiesKey(properties, targets, [...structural])
    if (same) return [{ node: filled(now.element, properties, content), chain: now.chain }]
    changes.formatted += 1
    const kept = (before?.children ?? []).filter((node) => isElement(node) && !structural.has(node.name))
    return [{ node: filled(now.element, marks.changed(properties, 'w:pPr', kept), content), chain: now.chain }]
  }

  /** The content of a paragraph, or of an element in it. */
  content(items: readonly InlineItem[]): XmlNode[] {
    const { marks, changes } = this.#writing
    return writeInline(items, { marks, adopted: (each) => this.#adopted(each), formatted: () => void (changes.formatted += 1) })
  }

  /** A section's properties with the record of what they were (17.13.5.32). */
  section(old: XmlElement, now: XmlElement): XmlElement {
    const { marks, changes } = this.#writing
    const { targets } = this.#writing.now.reading
    if (propertiesKey(old, targets, [...outsideSection]) === propertiesKey(now, targets, [...outsideSection])) return now
    changes.formatted += 1
    return marks.changed(now, 'w:sectPr', old.children.filter((node) => isElement(node) && !outsideSection.has(node.name)))
  }

  #withSection(old: XmlElement | null, properties: XmlElement | null, status: Status): XmlElement | null {
    const [before, now] = [old, properties].map((each) => (each === null ? null : child(each, 'w:sectPr')))
    if (status !== 'kept' || properties === null || before === null || before === undefined || now === null || now === undefined) return properties
    const made = this.section(before, now)
    return withChildren(properties, properties.children.map((node) => (node === now ? made : node)))
  }

  #adopted(each: XmlElement): XmlElement {
    return this.#writing.adoption.adopted(each, this.#writing.old.part, this.#writing.now.part)
  }
}

function filled(shell: XmlElement, properties: XmlElement | null, inside: readonly XmlNode[]): XmlElement {
  return withChildren(shell, properties === null ? inside : [properties, ...inside])
}

function hasSection(properties: XmlElement | null): boolean {
  return properties !== null && child(properties, 'w:sectPr') !== null
}
