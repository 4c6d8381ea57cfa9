import { Fragment, type Node } from 'prosemirror-model'
import { schema } from '#shared/document/schema.ts'

const firstHalf = /[\uD800-\uDBFF]$/
const secondHalf = /^[\uDC00-\uDFFF]/

/** The document with no character cut in two: XML holds no halves, so the second one goes with the first. Positions stay. */
export function wholeCharacters(node: Node): Node {
  if (node.isLeaf) return node
  let changed = false
  const children = node.children.map((inner) => {
    const whole = wholeCharacters(inner)
    changed ||= whole !== inner
    return whole
  })
  for (let at = 0; at + 1 < children.length; at += 1) {
    const [left, right] = [children[at], children[at + 1]]
    if (left?.text === undefined || right?.text === undefined || !firstHalf.test(left.text) || !secondHalf.test(right.text)) continue
    children[at] = schema.text(left.text + right.text.slice(0, 1), left.marks)
    if (right.text.length === 1) children.splice(at + 1, 1)
    else children[at + 1] = schema.text(right.text.slice(1), right.marks)
    changed = true
  }
  return changed ? node.copy(Fragment.fromArray(children)) : node
}
