import type { WordPackage } from '../package/package.ts'
import { checkedXml, withPartRoot } from '../package/part-xml.ts'
import { mainPart } from '../package/read-package.ts'
import { relatedParts } from '../package/relationships.ts'
import { attr, child, children, withAttribute, withChildren, type XmlElement, type XmlNode } from '../xml/tree.ts'

const references: ReadonlySet<string> = new Set(['w:pStyle', 'w:rStyle', 'w:tblStyle', 'w:basedOn', 'w:next', 'w:link', 'w:numStyleLink', 'w:styleLink'])

function stylesPart(pkg: WordPackage): string | null {
  return relatedParts(pkg, mainPart(pkg) ?? '', 'styles')[0] ?? null
}

function nameOf(style: XmlElement): string {
  return `${attr(style, 'w:type') ?? ''} ${attr(child(style, 'w:name') ?? style, 'w:val')?.toLowerCase() ?? ''}`
}

function stylesOf(pkg: WordPackage): XmlElement[] {
  const part = stylesPart(pkg)
  return part === null ? [] : children(checkedXml(pkg, part, 'w:styles').root, 'w:style')
}

/** The styles (17.7.4.17) of an old file in a new one: known by id, else by name, else brought over with those they are based on. */
export class StyleAdoption {
  readonly #old: ReadonlyMap<string, XmlElement>
  readonly #ids: Map<string, string>
  readonly #byName: ReadonlyMap<string, string>
  readonly #added: XmlElement[] = []
  readonly #hasPart: boolean

  constructor(old: WordPackage, now: WordPackage) {
    this.#hasPart = stylesPart(now) !== null
    this.#old = new Map(stylesOf(old).map((style) => [attr(style, 'w:styleId') ?? '', style]))
    const own = stylesOf(now)
    this.#ids = new Map(own.map((style) => [attr(style, 'w:styleId') ?? '', attr(style, 'w:styleId') ?? '']))
    this.#byName = new Map(own.map((style) => [nameOf(style), attr(style, 'w:styleId') ?? '']))
  }

  /** The new file's id of the style an element names; null when the element names none. */
  idFor(element: XmlElement): string | null {
    const id = references.has(element.name) ? attr(element, 'w:val') : null
    return id === null ? null : this.#idOf(id)
  }

  #idOf(id: string): string {
    const known = this.#ids.get(id)
    const style = this.#old.get(id)
    if (known !== undefined || style === undefined || !this.#hasPart) return known ?? id
    const named = this.#byName.get(nameOf(style))
    this.#ids.set(id, named ?? id)
    if (named !== undefined) return named
    const bare = style.children.flatMap((node): XmlNode[] => {
      if (node.kind !== 'element') return [node]
      const reference = this.idFor(node)
      return [reference === null ? node : withAttribute(node, 'w:val', reference)]
    })
    this.#added.push(withAttribute(withChildren(style, bare), 'w:default', null))
    return id
  }

  writtenTo(pkg: WordPackage): WordPackage {
    const part = stylesPart(pkg)
    if (part === null || this.#added.length === 0) return pkg
    return withPartRoot(pkg, part, 'w:styles', (root) => withChildren(root, [...root.children, ...this.#added]))
  }
}
