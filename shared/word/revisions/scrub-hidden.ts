import { attr, child, children, isElement, withChildren, type XmlElement, type XmlNode } from '../xml/tree.ts'
import { withoutFieldRemains } from './field-remains.ts'

/** The ids of styles of a type that hide their text (17.3.2.41), by themselves or by a style they are based on. */
export function hidingStyles(styles: XmlElement | null, type: 'character' | 'paragraph'): ReadonlySet<string> {
  const all = styles === null ? [] : children(styles, 'w:style').filter((each) => attr(each, 'w:type') === type)
  const byId = new Map(all.map((each) => [attr(each, 'w:styleId') ?? '', each]))
  const known = new Map<XmlElement, boolean>()
  for (const style of all) {
    const chain = new Set<XmlElement>()
    let each: XmlElement | undefined = style
    let found: boolean | null = null
    while (each !== undefined && !chain.has(each) && found === null) {
      chain.add(each)
      found = known.get(each) ?? vanish(child(each, 'w:rPr'))
      each = byId.get(attr(child(each, 'w:basedOn') ?? each, 'w:val') ?? '')
    }
    for (const passed of chain) known.set(passed, found ?? false)
  }
  return new Set([...byId].flatMap(([id, style]) => (known.get(style) === true ? [id] : [])))
}

function vanish(properties: XmlElement | null): boolean | null {
  const found = properties === null ? null : child(properties, 'w:vanish')
  return found === null ? null : !['0', 'false', 'off'].includes(attr(found, 'w:val') ?? 'true')
}

/** A part without its hidden runs, those in insertions and deletions, headers and notes included. `takes` is told of each. */
export function withoutHiddenText(root: XmlElement, styles: ReadonlySet<string>, takes: () => void): XmlElement {
  return withoutFieldRemains(root, without(root, styles, takes))
}

function without(parent: XmlElement, styles: ReadonlySet<string>, takes: () => void): XmlElement {
  return withChildren(
    parent,
    parent.children.flatMap((node): XmlNode[] => {
      if (node.kind !== 'element') return [node]
      if (isElement(node, 'w:r') && isHidden(node, styles)) {
        takes()
        return []
      }
      return [without(node, styles, takes)]
    }),
  )
}

function isHidden(run: XmlElement, styles: ReadonlySet<string>): boolean {
  const properties = child(run, 'w:rPr')
  const style = properties === null ? null : child(properties, 'w:rStyle')
  return vanish(properties) ?? (style !== null && styles.has(attr(style, 'w:val') ?? ''))
}
