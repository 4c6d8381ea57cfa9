import { withContentType } from '../package/content-types.ts'
import { withPart, type WordPackage } from '../package/package.ts'
import { checkedXml, withPartRoot } from '../package/part-xml.ts'
import { mainPart } from '../package/read-package.ts'
import { relatedParts, relationshipType, withRelationship } from '../package/relationships.ts'
import { attr, child, children, element, isElement, withAttribute, withChildren, xmlDocument, type XmlElement } from '../xml/tree.ts'
import { serializeXml } from '../xml/serialize.ts'
import { elementKey } from './element-keys.ts'

function numberingPart(pkg: WordPackage): string | null {
  return relatedParts(pkg, mainPart(pkg) ?? '', 'numbering')[0] ?? null
}

interface Lists {
  readonly nums: ReadonlyMap<string, XmlElement>
  readonly abstracts: ReadonlyMap<string, XmlElement>
}

function listsOf(pkg: WordPackage): Lists {
  const part = numberingPart(pkg)
  const root = part === null ? element('w:numbering') : checkedXml(pkg, part, 'w:numbering').root
  return {
    nums: new Map(children(root, 'w:num').map((each) => [attr(each, 'w:numId') ?? '', each])),
    abstracts: new Map(children(root, 'w:abstractNum').map((each) => [attr(each, 'w:abstractNumId') ?? '', each])),
  }
}

function abstractOf({ nums, abstracts }: Lists, id: string): XmlElement | null {
  const num = nums.get(id)
  const named = num === undefined ? null : child(num, 'w:abstractNumId')
  return named === null ? null : (abstracts.get(attr(named, 'w:val') ?? '') ?? null)
}

/** A definition without the numbers by which programs know it. */
function bare(abstract: XmlElement): XmlElement {
  const plain = withChildren(abstract, abstract.children.filter((node) => !isElement(node) || !['w:nsid', 'w:tmpl'].includes(node.name)))
  return { ...plain, attributes: plain.attributes.filter(({ name }) => name !== 'w:abstractNumId' && !name.startsWith('w15:')) }
}

function listKey(lists: Lists, id: string): string | null {
  const [num, abstract] = [lists.nums.get(id), abstractOf(lists, id)]
  if (num === undefined || abstract === null) return null
  return `${elementKey(withoutTemplates(bare(abstract)), () => '')} ${children(num, 'w:lvlOverride').map((each) => elementKey(each, () => '')).join('')}`
}

function withoutTemplates(abstract: XmlElement): XmlElement {
  return withChildren(abstract, abstract.children.map((node) => (isElement(node, 'w:lvl') ? withAttribute(withAttribute(node, 'w:tplc', null), 'w:tentative', null) : node)))
}

/** The lists (17.9) of an old file in a new one: the same under the same id, else an equal one, else brought over. */
export class NumberingAdoption {
  readonly #old: Lists
  readonly #now: Lists
  readonly #ids = new Map<string, string>()
  readonly #abstracts = new Map<XmlElement, string>()
  readonly #addedAbstracts: XmlElement[] = []
  readonly #addedNums: XmlElement[] = []
  readonly #formatted: (element: XmlElement) => XmlElement
  #equal: Map<string, string> | null = null

  constructor(old: WordPackage, now: WordPackage, formatted: (element: XmlElement) => XmlElement) {
    this.#old = listsOf(old)
    this.#now = listsOf(now)
    this.#formatted = formatted
  }

  /** The new file's id of a list of the old one. */
  idFor(id: string): string {
    const known = this.#ids.get(id)
    if (known !== undefined) return known
    const made = this.#find(id)
    this.#ids.set(id, made)
    return made
  }

  #find(id: string): string {
    const key = listKey(this.#old, id)
    if (key === null || listKey(this.#now, id) === key) return id
    if (this.#equal === null) {
      this.#equal = new Map()
      for (const each of this.#now.nums.keys()) {
        const own = listKey(this.#now, each)
        if (own !== null && !this.#equal.has(own)) this.#equal.set(own, each)
      }
    }
    return this.#equal.get(key) ?? this.#add(id)
  }

  #add(id: string): string {
    const [num, abstract] = [this.#old.nums.get(id), abstractOf(this.#old, id)]
    if (num === undefined || abstract === null) return id
    let abstractId = this.#abstracts.get(abstract)
    if (abstractId === undefined) {
      abstractId = String(Math.max(-1, ...[...this.#now.abstracts.keys()].map(Number)) + 1 + this.#addedAbstracts.length)
      this.#abstracts.set(abstract, abstractId)
      // A picture as a bullet, and the name by which a style finds a definition, stay the old file's.
      const levels = bare(abstract).children.filter((node) => !isElement(node, 'w:styleLink')).map((node) => (isElement(node, 'w:lvl') ? withoutPicture(node) : node))
      const own = this.#formatted({ ...bare(abstract), children: levels })
      this.#addedAbstracts.push({ ...own, attributes: [{ name: 'w:abstractNumId', value: abstractId }, ...own.attributes] })
    }
    const own = String(Math.max(0, ...[...this.#now.nums.keys()].map(Number)) + 1 + this.#addedNums.length)
    const named = element('w:abstractNumId', { 'w:val': abstractId })
    this.#addedNums.push(element('w:num', { 'w:numId': own }, [named, ...children(num, 'w:lvlOverride').map((each) => this.#formatted(each))]))
    return own
  }

  writtenTo(pkg: WordPackage): WordPackage {
    if (this.#addedNums.length === 0) return pkg
    const known = numberingPart(pkg)
    const part = known ?? 'word/numbering.xml'
    let made = pkg
    if (known === null) {
      made = withPart(made, part, serializeXml(xmlDocument(element('w:numbering'))))
      made = withContentType(made, part, 'application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml')
      made = withRelationship(made, mainPart(made) ?? '', { type: relationshipType('numbering'), target: part, external: false }).pkg
    }
    return withPartRoot(made, part, 'w:numbering', (root) => {
      const first = root.children.findIndex((node) => isElement(node, 'w:num') || isElement(node, 'w:numIdMacAtCleanup'))
      const at = first === -1 ? root.children.length : first
      const rest = root.children.slice(at)
      const end = rest.findIndex((node) => isElement(node, 'w:numIdMacAtCleanup'))
      const nums = end === -1 ? [...rest, ...this.#addedNums] : [...rest.slice(0, end), ...this.#addedNums, ...rest.slice(end)]
      return withChildren(root, [...root.children.slice(0, at), ...this.#addedAbstracts, ...nums])
    })
  }
}

function withoutPicture(level: XmlElement): XmlElement {
  return withChildren(level, level.children.filter((node) => !isElement(node, 'w:lvlPicBulletId')))
}
