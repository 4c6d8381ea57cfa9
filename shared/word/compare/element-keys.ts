import type { WordPackage } from '../package/package.ts'
import { relationshipsOf } from '../package/relationships.ts'
import { sha256OfBytes } from '#shared/lib/hash.ts'
import { attr, child, children, isElement, textOf, type XmlElement, type XmlNode } from '../xml/tree.ts'

/** What a program writes for itself and no reader sees: revision save ids, ids of paragraphs and drawings, spelling marks, language. */
const ownAttributes = /^(?:w:rsid.*|w14:paraId|w14:textId|wp14:anchorId|wp14:editId|o:spid|o:gfxdata|xml:space)$/
const numbered: ReadonlySet<string> = new Set(['wp:docPr', 'pic:cNvPr', 'wps:cNvPr', 'v:shape', 'v:rect', 'v:oval', 'v:shapetype', 'o:OLEObject'])
const unread: ReadonlySet<string> = new Set([
  'w:proofErr', 'w:lastRenderedPageBreak', 'w:bookmarkStart', 'w:bookmarkEnd', 'w:commentRangeStart', 'w:commentRangeEnd', 'w:commentReference',
  'w:annotationRef', 'w:permStart', 'w:permEnd', 'w:lang', 'w:noProof', 'w:id', 'w:softHyphen',
])
const unordered = /^w:(?:r|p|tc|tr|tbl|sect)Pr$/

/** What a relationship leads to, as a key that is the same in another file: the address, or the bytes of the part. */
export type Targets = (id: string) => string

/** The targets of a part's relationships. */
export function targetsOf(pkg: WordPackage, part: string): Targets {
  const known = new Map<string, string>()
  let byId: Map<string, ReturnType<typeof relationshipsOf>[number]> | null = null
  return (id) => {
    const found = known.get(id)
    if (found !== undefined) return found
    byId ??= new Map(relationshipsOf(pkg, part).map((each) => [each.id, each]))
    const each = byId.get(id)
    const bytes = each === undefined || each.external ? undefined : pkg.parts.get(each.target)?.read()
    const key = bytes === undefined ? (each?.target ?? '') : sha256OfBytes(bytes)
    known.set(id, key)
    return key
  }
}

/**
 * All there is to an element, as a text that is the same whatever program wrote it: no ids of its own making, no order of attributes, no
 * cuts between runs of one formatting.
 */
export function elementKey(element: XmlElement, targets: Targets): string {
  const attributes = element.attributes
    .filter(({ name, value }) => !ownAttributes.test(name) && !((numbered.has(element.name) || element.name.startsWith('v:')) && /^(?:id|name|o:spid|ShapeID|ObjectID)$/.test(name)) && !(name === 'w:anchor' && value.startsWith('_')) && !(name === 'w:id' && element.name.endsWith('noteReference')))
    .map(({ name, value }) => `${name}=${name.startsWith('r:') ? targets(value) : name === 'type' ? value.replace(/-was\d+$/, '') : value}`)
    .sort()
  return `<${[element.name, ...attributes].join(' ')}>${childrenKey(element, targets)}</>`
}

/** The key of what is inside an element. */
export function childrenKey(parent: XmlElement, targets: Targets): string {
  const found: string[] = []
  let format: string | null = null
  for (const node of parent.children) {
    if (isElement(node, 'w:r')) {
      const own = propertiesKey(child(node, 'w:rPr'), targets)
      const content = children(node).filter(({ name }) => name !== 'w:rPr').map((each) => contentKey(each, targets)).join('')
      if (content === '') continue
      found.push(own === format ? content : `{${own}}${content}`)
      format = own
      continue
    }
    const key = nodeKey(node, targets)
    if (key === '') continue
    format = null
    found.push(key)
  }
  return (unordered.test(parent.name) ? found.sort() : found).join('')
}

/** Properties as a key; the same for none and for empty ones. `without` names what is left out. */
export function propertiesKey(properties: XmlElement | null, targets: Targets, without: readonly string[] = []): string {
  if (properties === null) return ''
  return children(properties)
    .filter(({ name }) => !without.includes(name))
    .map((each) => nodeKey(each, targets))
    .sort()
    .join('')
}

function contentKey(content: XmlElement, targets: Targets): string {
  return content.name === 'w:t' || content.name === 'w:delText' ? textOf(content) : nodeKey(content, targets)
}

function nodeKey(node: XmlNode, targets: Targets): string {
  if (node.kind !== 'element') return node.kind === 'text' && node.text.trim() !== '' ? node.text : ''
  if (unread.has(node.name)) return ''
  if (node.name === 'w:rPr' && children(node).length === 0) return ''
  return elementKey(node, targets)
}

/** The instruction of a field, of its runs or of a simple one, without white space around. */
export function instructionOf(contents: readonly XmlElement[]): string {
  return contents.map((each) => (each.name === 'w:instrText' || each.name === 'w:delInstrText' ? textOf(each) : (attr(each, 'w:instr') ?? ''))).join('').trim().replace(/\s+/g, ' ')
}
