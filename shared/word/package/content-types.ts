import { attr, children, element, withChildren, type XmlElement } from '../xml/tree.ts'
import { checkedXml, withPartRoot } from './part-xml.ts'
import type { WordPackage } from './package.ts'

export const CONTENT_TYPES = '[Content_Types].xml'

/** The media type of a part by the package's content types (ECMA-376 Part 2, 6.2.3), or null when they name none. */
export function contentTypeOf(pkg: WordPackage, name: string): string | null {
  const { root } = checkedXml(pkg, CONTENT_TYPES, 'ct:Types')
  const own = children(root, 'ct:Override').find((each) => isFor(each, name))
  const extension = extensionOf(name)
  const shared = children(root, 'ct:Default').find((each) => attr(each, 'Extension')?.toLowerCase() === extension)
  const found = own ?? shared
  return found === undefined ? null : attr(found, 'ContentType')
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
