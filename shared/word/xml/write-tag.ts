import { escapedValue } from './characters.ts'
import { isIgnorableKey, isKnownKey, namespaceKey } from './namespaces.ts'
import type { OutputScopes } from './output-scopes.ts'
import { keyOf, listsPrefixes, mapPrefixes, type Scope } from './scope.ts'
import { declaredPrefix, readAttributes, type WrittenAttribute } from './start-tag.ts'
import { attr, withAttribute, type XmlElement, type XmlSource } from './tree.ts'

/** The tags around an element's children. */
export interface Tags {
  readonly open: string
  readonly close: string
  readonly inner: Scope
  /** Whether it is written as one tag when it has no children. */
  readonly empty: boolean
}

/** The tags of an element that was read from a part and changed: its open tag as it was, but for the attributes that changed. */
export function rebuiltTag(element: XmlElement, source: XmlSource, scope: Scope, scopes: OutputScopes): Tags {
  return rebuilt(element, source, scopes.within(scope, source.tag), scopes)
}

function rebuilt(element: XmlElement, source: XmlSource, inner: Scope, scopes: OutputScopes): Tags {
  if (element.name !== source.tag.name) return tags(element, keptDeclarations(source), inner, scopes)
  const empty = source.closeStart === source.end
  const { written } = source.tag
  const open = element.attributes === source.tag.attributes ? withoutSlash(openTag(source), empty) : `<${written}${patchedAttributes(element, source, inner, scopes)}>`
  return { open, close: empty ? `</${written}>` : source.tag.text.slice(source.closeStart, source.end), inner, empty }
}

/** The tags of an element made by us or brought over from another part. */
export function madeTag(element: XmlElement, scope: Scope, scopes: OutputScopes): Tags {
  return tags(element, '', scope, scopes)
}

/** The tags of a part's root, written last, when it is known which namespaces it must declare. */
export function rootTag(root: XmlElement, scopes: OutputScopes): Omit<Tags, 'inner'> {
  const first = tagsOfRoot(root, scopes)
  const ignorable = [...scopes.added].map(([, address]) => namespaceKey(address)).filter(isIgnorableKey)
  if (ignorable.length === 0) return withDeclarations(first, scopes)
  const listed = new Set([...(attr(root, 'mc:Ignorable') ?? '').split(/[ \t\r\n]+/).filter((each) => each !== ''), ...ignorable])
  return withDeclarations(tagsOfRoot(withAttribute(root, 'mc:Ignorable', [...listed].join(' ')), scopes), scopes)
}

function tagsOfRoot(root: XmlElement, scopes: OutputScopes): Tags {
  return root.source === null ? tags(root, '', scopes.root, scopes) : rebuilt(root, root.source, scopes.root, scopes)
}

function withDeclarations(root: Tags, scopes: OutputScopes): Omit<Tags, 'inner'> {
  const declarations = [...scopes.added].map(([prefix, address]) => ` xmlns:${prefix}="${escapedValue(address)}"`).join('')
  if (declarations === '') return root
  return { open: root.open.replace(/\s*>$/, () => `${declarations}>`), close: root.close, empty: root.empty }
}

function withoutSlash(open: string, empty: boolean): string {
  return empty ? `${open.slice(0, -2).trimEnd()}>` : open
}

function tags(element: XmlElement, declarations: string, inner: Scope, scopes: OutputScopes): Tags {
  const undeclares = keyOf(element.name) === '' && !scopes.hasNoDefault(inner) ? ' xmlns=""' : ''
  const name = scopes.written(element.name, inner, false)
  const attributes = element.attributes.map((each) => written(element, each.name, each.value, inner, scopes)).join('')
  return { open: `<${name}${declarations}${undeclares}${attributes}>`, close: `</${name}>`, inner: undeclares === '' ? inner : scopes.withoutDefault(inner), empty: true }
}

function written(element: XmlElement, name: string, value: string, scope: Scope, scopes: OutputScopes): string {
  return ` ${scopes.written(name, scope, true)}="${escapedValue(localValue(element, name, value, scope, scopes))}"`
}

function localValue(element: XmlElement, name: string, value: string, scope: Scope, scopes: OutputScopes): string {
  return listsPrefixes(element.name, name) ? mapPrefixes(value, (key) => (isKnownKey(key) ? scopes.prefix(key, scope) : key)) : value
}

function openTag({ tag, start }: XmlSource): string {
  return tag.text.slice(start, start + tag.length)
}

function writtenAttributes(source: XmlSource): WrittenAttribute[] {
  const found: WrittenAttribute[] = []
  readAttributes(source.tag.text, source.start + 1 + source.tag.written.length, found)
  return found
}

function keptDeclarations(source: XmlSource): string {
  return writtenAttributes(source)
    .filter((each) => declaredPrefix(each.written) !== null)
    .map((each) => source.tag.text.slice(each.from, each.to))
    .join('')
}

/** The attributes as they were written, each in its place: the unchanged by their own text, the changed anew, the new at the end. */
function patchedAttributes(element: XmlElement, source: XmlSource, inner: Scope, scopes: OutputScopes): string {
  const before = new Map(source.tag.attributes.map((each) => [each.name, each.value]))
  const after = new Map(element.attributes.map((each) => [each.name, each.value]))
  const kept = writtenAttributes(source).map((each) => {
    const own = source.tag.text.slice(each.from, each.to)
    if (declaredPrefix(each.written) !== null) return own
    const name = source.tag.inner.attributeName(each.written) ?? ''
    const value = after.get(name)
    if (value === undefined || value === before.get(name)) return value === undefined ? '' : own
    return ` ${each.written}="${escapedValue(localValue(element, name, value, inner, scopes))}"`
  })
  const added = element.attributes.filter((each) => !before.has(each.name)).map((each) => written(element, each.name, each.value, inner, scopes))
  return [...kept, ...added].join('')
}
