import { readArchive } from '#shared/word/package/package.ts'
import { parseXml } from '#shared/word/xml/parse.ts'
import { serializeXml } from '#shared/word/xml/serialize.ts'
import { withRoot, type XmlElement, type XmlNode } from '#shared/word/xml/tree.ts'
import { makeArchive, type MadeEntry } from './make-archive.ts'

/** Numbers below a bound, the same for the same seed. */
export type Draw = (below: number) => number

export function drawing(seed: number): Draw {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * Math.max(1, below))
  }
}

function flipped(bytes: Uint8Array, draw: Draw): Uint8Array {
  const made = Uint8Array.from(bytes)
  for (let times = 1 + draw(4); times > 0; times -= 1) {
    const at = draw(made.length)
    made[at] = (made[at] ?? 0) ^ (1 << draw(8))
  }
  return made
}

function elementsOf(root: XmlElement): XmlElement[] {
  return root.children.flatMap((node) => (node.kind === 'element' ? [node, ...elementsOf(node)] : []))
}

function replaced(parent: XmlElement, target: XmlElement, by: readonly XmlNode[]): XmlElement {
  return { ...parent, children: parent.children.flatMap((node) => (node === target ? by : node.kind === 'element' ? [replaced(node, target, by)] : [node])) }
}

const values = ['-1', '', '0', '99999999999', 'x', 'true', '\u{1F600}', 'NaN', '1.5', '__proto__']

function changedXml(root: XmlElement, draw: Draw): XmlElement {
  const all = elementsOf(root)
  const [target, other] = [all[draw(all.length)], all[draw(all.length)]]
  if (target === undefined || other === undefined) return root
  const broken = { ...target, attributes: target.attributes.map((each) => (draw(2) === 0 ? { ...each, value: values[draw(values.length)] ?? '' } : each)) }
  const made: readonly (() => readonly XmlNode[])[] = [
    () => [],
    () => [target, target],
    () => target.children.filter((node) => node.kind === 'element'),
    () => [other],
    () => [other, target],
    () => [{ ...target, attributes: [] }],
    () => [broken],
    () => [{ ...target, children: [] }],
    () => [{ ...target, name: other.name }],
    () => [{ ...target, children: [...target.children, other] }],
  ]
  return replaced(root, target, made[draw(made.length)]?.() ?? [])
}

/** One file of a Word file's parts, changed in its bits, its XML or its archive. */
export function mutated(bytes: Uint8Array, draw: Draw): Uint8Array {
  const pkg = readArchive(bytes)
  if (!pkg.ok) throw new Error(pkg.refusal.message)
  const entries: MadeEntry[] = [...pkg.value.parts.values()].map((part) => ({ name: part.name, bytes: part.read() }))
  const at = draw(entries.length)
  const entry = entries[at]
  if (entry === undefined) return bytes
  const kind = draw(10)
  if (kind === 0) return flipped(bytes, draw)
  if (kind === 1) return bytes.subarray(0, draw(bytes.length))
  if (kind === 2) return makeArchive(entries.filter((_, index) => index !== at))
  if (kind === 3) return makeArchive(entries.map((each, index) => (index === at ? { ...each, name: entries[draw(entries.length)]?.name ?? '' } : each)))
  if (kind === 4) return makeArchive(entries.map((each, index) => (index === at ? { ...each, bytes: entries[draw(entries.length)]?.bytes ?? '' } : each)))
  if (kind === 5) return makeArchive(entries.map((each, index) => (index === at ? { ...each, bytes: flipped(Buffer.from(each.bytes ?? ''), draw) } : each)))
  const parts = entries.filter(({ name }) => /\.(?:xml|rels)$/.test(name))
  const main = parts.find(({ name }) => name === 'word/document.xml')
  const part = draw(2) === 0 && main !== undefined ? main : (parts[draw(parts.length)] ?? entry)
  const read = parseXml(Buffer.from(part.bytes ?? ''))
  if (!read.ok) return flipped(bytes, draw)
  let { root } = read.value
  for (let times = 1 + draw(6); times > 0; times -= 1) root = changedXml(root, draw)
  const made = serializeXml(withRoot(read.value, root))
  return makeArchive(entries.map((each) => (each === part ? { ...each, bytes: made } : each)))
}
