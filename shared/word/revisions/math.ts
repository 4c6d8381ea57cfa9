import { child, children, isElement, withChildren, type XmlElement, type XmlNode } from '../xml/tree.ts'
import type { Deciding } from './deciding.ts'
import { isTrackedContent } from './kinds.ts'
import { resolveProperties } from './resolve-properties.ts'

/** What a structure of an equation is written over: its arguments (22.1.2). */
const ARGUMENTS = new Set(['m:e', 'm:num', 'm:den', 'm:sub', 'm:sup', 'm:deg', 'm:fName', 'm:lim', 'm:mr'])

/** Whether a structure of an equation goes, because its control character came or went (17.13.5.14, 17.13.5.16). */
export function hasGoneControl(node: XmlElement, deciding: Deciding): boolean {
  if (!node.name.startsWith('m:')) return false
  return children(node).some((each) => each.name.endsWith('Pr') && children(each, 'm:ctrlPr').some((control) => children(control).some((mark) => isTrackedContent(mark.name) && deciding.fate(mark) === 'goes')))
}

/** What is left of a structure when only the structure goes: its arguments, one after the other. */
export function withoutStructure(node: XmlElement): XmlNode[] {
  return children(node).flatMap((each): XmlNode[] => {
    if (!ARGUMENTS.has(each.name)) return []
    return each.name === 'm:mr' ? withoutStructure(each) : each.children.filter((inside) => !isElement(inside, 'm:argPr') && !isElement(inside, 'm:ctrlPr'))
  })
}

/** The properties of a control character: the mark of its insertion or deletion wraps its run properties. */
export function resolveControlProperties(control: XmlElement, deciding: Deciding): XmlElement {
  const content = control.children.flatMap((node): XmlNode[] => {
    if (node.kind !== 'element') return [node]
    const own = isTrackedContent(node.name) && deciding.fate(node) !== 'pending' ? child(node, 'w:rPr') : node
    const settled = own?.name === 'w:rPr' ? resolveProperties(own, deciding) : own
    return settled === null ? [] : [settled]
  })
  return withChildren(control, content)
}
