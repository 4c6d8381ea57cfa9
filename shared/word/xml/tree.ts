import type { Scope } from './scope.ts'

/** An attribute by canonical name, its value without escapes. Namespace declarations are not attributes. */
export interface XmlAttribute {
  readonly name: string
  readonly value: string
}

/** A start tag or empty-element tag as it was read (XML 1.0, 3.1). Elements whose tags are the same letter for letter share one. */
export interface XmlTag {
  /** The whole part it stands in. */
  readonly text: string
  /** How many characters it has. */
  readonly length: number
  /** The element's name as the file writes it. */
  readonly written: string
  readonly name: string
  readonly attributes: readonly XmlAttribute[]
  readonly outer: Scope
  readonly inner: Scope
  readonly empty: boolean
}

/** Where an element was read from, and what it was then: as long as it still is that, it is written as that slice. */
export interface XmlSource {
  readonly tag: XmlTag
  readonly start: number
  /** Where the closing tag begins; equal to `end` for an empty-element tag. */
  readonly closeStart: number
  readonly end: number
  readonly children: readonly XmlNode[]
}

/**
 * An element of a part, never changed in place. `name` has the canonical prefix of its namespace ('w:p'), whatever prefix the
 * file uses, or '{address}local' where the namespace is unknown.
 */
export interface XmlElement {
  readonly kind: 'element'
  readonly name: string
  readonly attributes: readonly XmlAttribute[]
  readonly children: readonly XmlNode[]
  readonly source: XmlSource | null
}

/** Character data, without escapes. `source` is the exact text it was read from. */
export interface XmlText {
  readonly kind: 'text'
  readonly text: string
  readonly source: string | null
}

/** What is kept word for word: comments, processing instructions and CDATA sections. `text` is the characters a CDATA section stands for. */
export interface XmlOther {
  readonly kind: 'other'
  readonly type: 'comment' | 'instruction' | 'cdata'
  readonly text: string
  readonly source: string
}

export type XmlNode = XmlElement | XmlText | XmlOther

export type XmlEncoding = 'utf-8' | 'utf-16le' | 'utf-16be'

/** A whole part: what stands before and after its root (declaration, comments) is kept word for word. */
export interface XmlDocument {
  readonly prolog: string
  readonly root: XmlElement
  readonly epilog: string
  readonly encoding: XmlEncoding
}

type AttributeValues = Readonly<Record<string, string | null | undefined>>

/** A new element. Attributes that are null or undefined are left out. */
export function element(name: string, attributes: AttributeValues | readonly XmlAttribute[] = {}, children: readonly XmlNode[] = []): XmlElement {
  return { kind: 'element', name, attributes: isList(attributes) ? attributes : listed(attributes), children, source: null }
}

function isList(attributes: AttributeValues | readonly XmlAttribute[]): attributes is readonly XmlAttribute[] {
  return Array.isArray(attributes)
}

function listed(attributes: AttributeValues): readonly XmlAttribute[] {
  return Object.entries(attributes).flatMap(([name, value]) => (value === null || value === undefined ? [] : [{ name, value }]))
}

/** New character data. */
export function text(value: string): XmlText {
  return { kind: 'text', text: value, source: null }
}

/** A new part around a root element, in UTF-8. */
export function xmlDocument(root: XmlElement): XmlDocument {
  return { prolog: '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n', root, epilog: '', encoding: 'utf-8' }
}

/** The same part with another root; the same object when nothing changed. */
export function withRoot(document: XmlDocument, root: XmlElement): XmlDocument {
  return root === document.root ? document : { ...document, root }
}

/** The element with other children; the same object when they are the same nodes in the same order. */
export function withChildren(parent: XmlElement, children: readonly XmlNode[]): XmlElement {
  const before = parent.children
  if (children.length === before.length && children.every((node, index) => node === before[index])) return parent
  return { ...parent, children }
}

/** The element with an attribute set, or without it when the value is null. */
export function withAttribute(target: XmlElement, name: string, value: string | null): XmlElement {
  if (attr(target, name) === value) return target
  if (value === null) return { ...target, attributes: target.attributes.filter((each) => each.name !== name) }
  const changed = { name, value }
  const has = target.attributes.some((each) => each.name === name)
  return { ...target, attributes: has ? target.attributes.map((each) => (each.name === name ? changed : each)) : [...target.attributes, changed] }
}

/** The element under another name, all else kept. */
export function renamed(target: XmlElement, name: string): XmlElement {
  return target.name === name ? target : { ...target, name }
}

export function isElement(node: XmlNode | undefined, name?: string): node is XmlElement {
  return node !== undefined && node.kind === 'element' && (name === undefined || node.name === name)
}

/** The first child element of that name, or null. */
export function child(parent: XmlElement, name: string): XmlElement | null {
  for (const node of parent.children) if (node.kind === 'element' && node.name === name) return node
  return null
}

/** The child elements, all or those of one name, in order. */
export function children(parent: XmlElement, name?: string): XmlElement[] {
  return parent.children.filter((node): node is XmlElement => isElement(node, name))
}

/** An attribute's value, or null when it is not there. */
export function attr(target: XmlElement, name: string): string | null {
  for (const each of target.attributes) if (each.name === name) return each.value
  return null
}

/** Every element below, all or those of one name, in document order. */
export function* descendants(parent: XmlElement, name?: string): Generator<XmlElement> {
  // One generator for all depths: one inside another would pass every element up through each of them.
  const above: { readonly nodes: readonly XmlNode[]; next: number }[] = [{ nodes: parent.children, next: 0 }]
  for (let level = above[0]; level !== undefined; level = above.at(-1)) {
    const node = level.nodes[level.next]
    level.next += 1
    if (node === undefined) above.pop()
    else if (node.kind === 'element') {
      if (name === undefined || node.name === name) yield node
      if (node.children.length > 0) above.push({ nodes: node.children, next: 0 })
    }
  }
}

/** All character data inside, in order. */
export function textOf(node: XmlNode): string {
  if (node.kind === 'text') return node.text
  if (node.kind === 'other') return node.type === 'cdata' ? node.text : ''
  return node.children.map(textOf).join('')
}
