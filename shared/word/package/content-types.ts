import { attr, children, element, withChildren, type XmlElement } from '../xml/tree.ts'
import { checkedXml, withPartRoot } from './part-xml.ts'
import type { WordPackage } from './package.ts'

export const CONTENT_TYPES = '[Content_Types].xml'

/** The media type of a part by the package's content types (ECMA-376 Part 2, 6.2.3), or null when they name none. */
export function contentTypeOf(pkg: WordPackage, name: string): string | null {
  const { overrides, defaults } = typesOf(checkedXml(pkg, CONTENT_TYPES, 'ct:Types').root)
  return overrides.get(`/${name.toLowerCase()}`) ?? defaults.get(extensionOf(name)) ?? null
}

interface Types {
  readonly overrides: ReadonlyMap<string, string>
  readonly defaults: ReadonlyMap<string, string>
}

const read = new WeakMap<XmlElement, Types>()

/** The content types by part and by extension, in lower case; of two for the same the first counts. */
function typesOf(root: XmlElement): Types {
  const known = read.get(root)
  if (known !== undefined) return known
  const [overrides, defaults] = [new Map<string, string>(), new Map<string, string>()]
  for (const each of children(root)) {
    const [into, key] = each.name === 'ct:Override' ? [overrides, attr(each, 'PartName')] : [defaults, attr(each, 'Extension')]
    const [name, type] = [key?.toLowerCase(), attr(each, 'ContentType')]
    if (name !== undefined && type !== null && (each.name === 'ct:Override' || each.name === 'ct:Default') && !into.has(name)) into.set(name, type)
  }
  const made = { overrides, defaults }
  read.set(root, made)
  return made
}

/** The package saying that a part is of this media type; unchanged when it says so already. */
export function withContentType(pkg: WordPackage, name: string, contentType: string): WordPackage {
  if (contentTypeOf(pkg, name) === contentType) return pkg
  const override = element('ct:Override', { PartName: `/${name}`, ContentType: contentType })
  return withPartRoot(pkg, CONTENT_TYPES, 'ct:Types', (root) => withChildren(root, [...root.children.filter((each) => each.kind !== 'element' || !isFor(each, name)), override]))
}

/** The package with a media type for every part of an extension ('png', without dot), where it names none yet. */
export function withDefaultContentType(pkg: WordPackage, extension: string, contentType: string): WordPackage {
  return withPartRoot(pkg, CONTENT_TYPES, 'ct:Types', (root) => {
    if (children(root, 'ct:Default').some((each) => attr(each, 'Extension')?.toLowerCase() === extension.toLowerCase())) return root
    return withChildren(root, [element('ct:Default', { Extension: extension, ContentType: contentType }), ...root.children])
  })
}

/** The package with no word of its own about a part. */
export function withoutContentType(pkg: WordPackage, name: string): WordPackage {
  return withPartRoot(pkg, CONTENT_TYPES, 'ct:Types', (root) => withChildren(root, root.children.filter((each) => each.kind !== 'element' || !isFor(each, name))))
}

function isFor(each: XmlElement, name: string): boolean {
  return each.name === 'ct:Override' && attr(each, 'PartName')?.toLowerCase() === `/${name.toLowerCase()}`
}

function extensionOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1).toLowerCase()
}
