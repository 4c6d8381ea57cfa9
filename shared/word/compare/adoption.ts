import { contentTypeOf, withContentType } from '../package/content-types.ts'
import { withPart, type WordPackage } from '../package/package.ts'
import { checkedXml, withPartRoot } from '../package/part-xml.ts'
import { mainPart } from '../package/read-package.ts'
import { relatedParts, relationshipsOf, withRelationship, type Relationship } from '../package/relationships.ts'
import { storiesOf } from '../package/stories.ts'
import { attr, children, descendants, isElement, withAttribute, withChildren, type XmlElement, type XmlNode } from '../xml/tree.ts'
import { NumberingAdoption } from './numbering-adoption.ts'
import { StyleAdoption } from './style-adoption.ts'

/** What is left behind when words of the old file are copied into the new one: marks of places, and comments, which are the new file's. */
const leftBehind = /^w:(?:bookmark(?:Start|End)|comment(?:Reference|RangeStart|RangeEnd)|perm(?:Start|End)|proofErr|lastRenderedPageBreak)$/
const unique = /^(?:w14:paraId|w14:textId|wp14:anchorId|wp14:editId|w:rsid.*)$/

/** Brings words of the old file into the new one, with the styles, numbering, notes and related parts that they need, under ids that are free there. */
export class Adoption {
  readonly old: WordPackage
  pkg: WordPackage
  readonly styles: StyleAdoption
  readonly numbering: NumberingAdoption
  readonly #relationships = new Map<string, string>()
  readonly #parts = new Map<string, string>()
  readonly #notes = new Map<string, string>()
  #drawing: number

  constructor(old: WordPackage, now: WordPackage) {
    this.old = old
    this.pkg = now
    this.styles = new StyleAdoption(old, now)
    this.numbering = new NumberingAdoption(old, now, (element) => this.formatted(element))
    const drawings = storiesOf(now).flatMap(({ name }) => [...descendants(checkedXml(now, name, 'w:document').root)].filter(({ name: each }) => each === 'wp:docPr' || each === 'pic:cNvPr'))
    this.#drawing = drawings.reduce((most, each) => Math.max(most, Number(attr(each, 'id') ?? 0) || 0), 0) + 1
  }

  /** The new package with the styles and numbering that were brought over. */
  finished(): WordPackage {
    return this.styles.writtenTo(this.numbering.writtenTo(this.pkg))
  }

  /** Properties of the old file with the new file's ids of styles and lists. */
  formatted<T extends XmlElement | null>(properties: T): T
  formatted(properties: XmlElement | null): XmlElement | null {
    if (properties === null) return null
    return this.#changed(properties, (each) => {
      const style = this.styles.idFor(each)
      if (style !== null) return withAttribute(each, 'w:val', style)
      if (each.name === 'w:numId') return withAttribute(each, 'w:val', this.numbering.idFor(attr(each, 'w:val') ?? ''))
      return each
    })
  }

  /** An element of a part of the old file, for a part of the new one. */
  adopted(element: XmlElement, from: string, to: string): XmlElement {
    const shapes = new Set([...descendants(element)].filter(({ name }) => name.startsWith('v:')).flatMap((each) => attr(each, 'id') ?? []))
    const suffix = `-was${shapes.size === 0 ? '' : this.#drawing++}`
    return this.#changed(element, (each) => {
      let made = withChildren(each, each.children.filter((node) => !isElement(node) || !leftBehind.test(node.name)))
      if (made.attributes.some(({ name }) => unique.test(name))) made = { ...made, attributes: made.attributes.filter(({ name }) => !unique.test(name)) }
      if (made.name === 'wp:docPr' || made.name === 'pic:cNvPr') made = withAttribute(made, 'id', String(this.#drawing++))
      if (shapes.size > 0) made = withOwnShapes(made, shapes, suffix)
      const style = this.styles.idFor(made)
      if (style !== null) made = withAttribute(made, 'w:val', style)
      if (made.name === 'w:numId') made = withAttribute(made, 'w:val', this.numbering.idFor(attr(made, 'w:val') ?? ''))
      if (made.name === 'w:footnoteReference' || made.name === 'w:endnoteReference') made = withAttribute(made, 'w:id', this.#noteFor(made))
      for (const { name, value } of made.attributes) if (name.startsWith('r:') && value !== '') made = withAttribute(made, name, this.#relationshipFor(value, from, to))
      return made
    })
  }

  #changed(element: XmlElement, change: (each: XmlElement) => XmlElement): XmlElement {
    const made = change(element)
    return withChildren(made, made.children.map((node): XmlNode => (node.kind === 'element' ? this.#changed(node, change) : node)))
  }

  #relationshipFor(id: string, from: string, to: string): string {
    const key = `${from} ${to} ${id}`
    const known = this.#relationships.get(key)
    if (known !== undefined) return known
    const wanted = relationshipsOf(this.old, from).find((each) => each.id === id)
    if (wanted === undefined) return id
    const target = wanted.external ? wanted.target : this.#partFor(wanted)
    const same = relationshipsOf(this.pkg, to).find((each) => each.type === wanted.type && each.target === target && each.external === wanted.external)
    const made = same === undefined ? withRelationship(this.pkg, to, { ...wanted, target }) : { pkg: this.pkg, id: same.id }
    this.pkg = made.pkg
    this.#relationships.set(key, made.id)
    return made.id
  }

  /** The part of the new file that holds what a part of the old one does, with all that one refers to. */
  #partFor({ target }: Pick<Relationship, 'target'>): string {
    const known = this.#parts.get(target)
    if (known !== undefined) return known
    const bytes = this.old.parts.get(target)?.read()
    if (bytes === undefined) return target
    const there = this.pkg.parts.get(target)?.read()
    const inner = relationshipsOf(this.old, target)
    if (there !== undefined && inner.length === 0 && there.length === bytes.length && there.every((byte, index) => byte === bytes[index])) return target
    let name = target
    for (let number = 1; this.pkg.parts.has(name); number += 1) name = target.replace(/(\.[^./]*)?$/, `-old${number === 1 ? '' : number}$1`)
    this.#parts.set(target, name)
    this.pkg = withPart(this.pkg, name, bytes)
    const type = contentTypeOf(this.old, target)
    if (type !== null) this.pkg = withContentType(this.pkg, name, type)
    if (inner.length > 0) this.#relate(name, inner)
    return name
  }

  /** Writes the relationships of a part that was copied under the ids its own XML uses. */
  #relate(name: string, inner: readonly Relationship[]): void {
    const made = inner.map((each) => ({ ...each, target: each.external ? each.target : `/${this.#partFor(each)}` }))
    const slash = name.lastIndexOf('/') + 1
    const rels = `${name.slice(0, slash)}_rels/${name.slice(slash)}.rels`
    this.pkg = withPartRoot(this.pkg, rels, 'rel:Relationships', (root) =>
      withChildren(root, made.map((each) => ({
        kind: 'element' as const, name: 'rel:Relationship', children: [], source: null,
        attributes: [{ name: 'Id', value: each.id }, { name: 'Type', value: each.type }, { name: 'Target', value: each.target }, ...(each.external ? [{ name: 'TargetMode', value: 'External' }] : [])],
      }))),
    )
  }

  /** A note of the old file as a note of the new one (17.11.10, 17.11.2). */
  #noteFor(reference: XmlElement): string {
    const id = attr(reference, 'w:id') ?? ''
    const kind = reference.name === 'w:footnoteReference' ? 'footnotes' : 'endnotes'
    const known = this.#notes.get(`${kind} ${id}`)
    if (known !== undefined) return known
    const [from, into] = [this.old, this.pkg].map((pkg) => relatedParts(pkg, mainPart(pkg) ?? '', kind)[0])
    const note = from === undefined ? undefined : children(checkedXml(this.old, from, `w:${kind}`).root).find((each) => attr(each, 'w:id') === id && attr(each, 'w:type') === null)
    if (from === undefined || note === undefined) return id
    const part = into ?? this.#partFor({ target: from })
    if (into === undefined) {
      this.pkg = withRelationship(this.pkg, mainPart(this.pkg) ?? '', { type: `http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}`, target: part, external: false }).pkg
      this.#notes.set(`${kind} ${id}`, id)
      for (const each of children(checkedXml(this.old, from, `w:${kind}`).root)) this.#notes.set(`${kind} ${attr(each, 'w:id') ?? ''}`, attr(each, 'w:id') ?? '')
      return id
    }
    const taken = children(checkedXml(this.pkg, part, `w:${kind}`).root).map((each) => Number(attr(each, 'w:id') ?? 0) || 0)
    const own = String(Math.max(0, ...taken) + 1)
    this.#notes.set(`${kind} ${id}`, own)
    const copy = withAttribute(this.adopted(note, from, part), 'w:id', own)
    this.pkg = withPartRoot(this.pkg, part, `w:${kind}`, (root) => withChildren(root, [...root.children, copy]))
    return own
  }
}

/** A drawing of VML (Part 4, 14.1) with ids of its own, and what refers to them. */
function withOwnShapes(element: XmlElement, shapes: ReadonlySet<string>, suffix: string): XmlElement {
  let made = element
  for (const { name, value } of element.attributes) {
    const refers = name === 'ShapeID' || (name === 'id' && element.name.startsWith('v:')) ? value : name === 'type' && value.startsWith('#') ? value.slice(1) : null
    if (refers !== null && shapes.has(refers)) made = withAttribute(made, name, value + suffix)
  }
  return made
}
