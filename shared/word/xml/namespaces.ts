const TRANSITIONAL = 'http://schemas.openxmlformats.org/'
const STRICT = 'http://purl.oclc.org/ooxml/'
const MICROSOFT = 'http://schemas.microsoft.com/office/'

/**
 * The prefix by which each namespace is known in this code, whatever prefix a file gives it. The first address is ECMA-376
 * transitional (Part 4) or Microsoft's; the second, where there is one, ISO/IEC 29500 strict (Part 1, Annex A).
 */
const NAMESPACES: Readonly<Record<string, readonly [string, string?]>> = {
  xml: ['http://www.w3.org/XML/1998/namespace'],
  w: [`${TRANSITIONAL}wordprocessingml/2006/main`, `${STRICT}wordprocessingml/main`],
  r: [`${TRANSITIONAL}officeDocument/2006/relationships`, `${STRICT}officeDocument/relationships`],
  mc: [`${TRANSITIONAL}markup-compatibility/2006`],
  m: [`${TRANSITIONAL}officeDocument/2006/math`, `${STRICT}officeDocument/math`],
  wp: [`${TRANSITIONAL}drawingml/2006/wordprocessingDrawing`, `${STRICT}drawingml/wordprocessingDrawing`],
  a: [`${TRANSITIONAL}drawingml/2006/main`, `${STRICT}drawingml/main`],
  pic: [`${TRANSITIONAL}drawingml/2006/picture`, `${STRICT}drawingml/picture`],
  c: [`${TRANSITIONAL}drawingml/2006/chart`, `${STRICT}drawingml/chart`],
  dgm: [`${TRANSITIONAL}drawingml/2006/diagram`, `${STRICT}drawingml/diagram`],
  lc: [`${TRANSITIONAL}drawingml/2006/lockedCanvas`, `${STRICT}drawingml/lockedCanvas`],
  sl: [`${TRANSITIONAL}schemaLibrary/2006/main`, `${STRICT}schemaLibrary/main`],
  b: [`${TRANSITIONAL}officeDocument/2006/bibliography`, `${STRICT}officeDocument/bibliography`],
  ds: [`${TRANSITIONAL}officeDocument/2006/customXml`, `${STRICT}officeDocument/customXml`],
  ct: [`${TRANSITIONAL}package/2006/content-types`],
  rel: [`${TRANSITIONAL}package/2006/relationships`],
  cp: [`${TRANSITIONAL}package/2006/metadata/core-properties`],
  ep: [`${TRANSITIONAL}officeDocument/2006/extended-properties`, `${STRICT}officeDocument/extendedProperties`],
  op: [`${TRANSITIONAL}officeDocument/2006/custom-properties`, `${STRICT}officeDocument/customProperties`],
  vt: [`${TRANSITIONAL}officeDocument/2006/docPropsVTypes`, `${STRICT}officeDocument/docPropsVTypes`],
  dc: ['http://purl.org/dc/elements/1.1/'],
  dcterms: ['http://purl.org/dc/terms/'],
  dcmitype: ['http://purl.org/dc/dcmitype/'],
  xsi: ['http://www.w3.org/2001/XMLSchema-instance'],
  v: ['urn:schemas-microsoft-com:vml'],
  o: ['urn:schemas-microsoft-com:office:office'],
  w10: ['urn:schemas-microsoft-com:office:word'],
  wne: [`${MICROSOFT}word/2006/wordml`],
  w14: [`${MICROSOFT}word/2010/wordml`],
  wp14: [`${MICROSOFT}word/2010/wordprocessingDrawing`],
  wps: [`${MICROSOFT}word/2010/wordprocessingShape`],
  wpg: [`${MICROSOFT}word/2010/wordprocessingGroup`],
  wpc: [`${MICROSOFT}word/2010/wordprocessingCanvas`],
  wpi: [`${MICROSOFT}word/2010/wordprocessingInk`],
  w15: [`${MICROSOFT}word/2012/wordml`],
  w16se: [`${MICROSOFT}word/2015/wordml/symex`],
  w16cid: [`${MICROSOFT}word/2016/wordml/cid`],
  w16: [`${MICROSOFT}word/2018/wordml`],
  w16cex: [`${MICROSOFT}word/2018/wordml/cex`],
  w16sdtdh: [`${MICROSOFT}word/2020/wordml/sdtdatahash`],
  w16du: [`${MICROSOFT}word/2023/wordml/word16du`],
  w16sdtfl: [`${MICROSOFT}word/2024/wordml/sdtformatlock`],
  a14: [`${MICROSOFT}drawing/2010/main`],
  cx: [`${MICROSOFT}drawing/2014/chartex`],
  am3d: [`${MICROSOFT}drawing/2017/model3d`],
  aink: [`${MICROSOFT}drawing/2016/ink`],
  thm15: [`${MICROSOFT}thememl/2012/main`],
  oel: [`${MICROSOFT}2019/extlst`],
  cr: [`${MICROSOFT}comments/2020/reactions`],
}

const PREFIX_OF = new Map(
  Object.entries(NAMESPACES).flatMap(([prefix, addresses]) => addresses.flatMap((address) => (address === undefined ? [] : [[address, prefix]]))),
)

/** Namespaces a reader of the standard alone does not know; a part that uses one lists it in mc:Ignorable (ECMA-376 Part 3, 10.1). */
const IGNORABLE = new Set(['w14', 'w15', 'wp14', 'w16', 'w16se', 'w16cid', 'w16cex', 'w16sdtdh', 'w16du', 'w16sdtfl'])

/** How this code names a namespace: its known prefix, '' for none, or the address in braces. */
export type NamespaceKey = string

/** The key of a namespace address. */
export function namespaceKey(uri: string): NamespaceKey {
  return uri === '' ? '' : (PREFIX_OF.get(uri) ?? `{${uri}}`)
}

/** The address to declare for a key; strict only where the part is strict. */
export function namespaceAddress(key: NamespaceKey, strict: boolean): string {
  const known = NAMESPACES[key]
  if (known === undefined) return key.slice(1, -1)
  return (strict ? known[1] : undefined) ?? known[0]
}

/** Whether the address is one of ISO/IEC 29500 strict. */
export function isStrictAddress(uri: string): boolean {
  return uri.startsWith(STRICT)
}

export function isKnownKey(key: NamespaceKey): boolean {
  return Object.hasOwn(NAMESPACES, key)
}

export function isIgnorableKey(key: NamespaceKey): boolean {
  return IGNORABLE.has(key)
}

/** Every key with a known prefix. */
export const KNOWN_KEYS: readonly NamespaceKey[] = Object.keys(NAMESPACES)

/** A canonical name taken apart: 'w:p' → ['w', 'p'], '{uri}p' → ['{uri}', 'p'], 'p' → ['', 'p']. */
export function splitName(name: string): readonly [NamespaceKey, string] {
  const end = name.startsWith('{') ? name.lastIndexOf('}') + 1 : name.indexOf(':')
  if (end <= 0) return ['', name]
  return name.startsWith('{') ? [name.slice(0, end), name.slice(end)] : [name.slice(0, end), name.slice(end + 1)]
}

/** The canonical name of a local name in a namespace. */
export function joinName(key: NamespaceKey, local: string): string {
  if (key === '') return local
  return key.startsWith('{') ? key + local : `${key}:${local}`
}
