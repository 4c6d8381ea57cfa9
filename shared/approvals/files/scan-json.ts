/** What a JSON text looks like before it is read: how deep it nests, and the first member whose name stands twice in its object. */
export interface JsonScan {
  readonly depth: number
  readonly twice: string | null
}

/** Where the string that opens at `start` closes; the end of the text where it never does. */
function endOfString(text: string, start: number): number {
  let at = start + 1
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at
}

/**
 * Goes over a text once, without recursion, so that no nesting can exhaust the stack, and gives up below `deepest`. It does not check that
 * the text is JSON. RFC 8259 §4 leaves open what two members of one name mean; readers differ, so whoever signs such a text could show one
 * thing here and another there.
 */
export function scanJson(text: string, deepest: number): JsonScan {
  /** The names seen in each open object; null for an open array. */
  const open: (Set<string> | null)[] = []
  let depth = 0
  let twice: string | null = null
  let nameNext = false
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]
    if (sign === '"') {
      const end = endOfString(text, at)
      const names = open.at(-1)
      if (nameNext && names) {
        const name = text.slice(at + 1, end)
        if (names.has(name)) twice ??= name
        names.add(name)
      }
      nameNext = false
      at = end
    } else if (sign === '{' || sign === '[') {
      open.push(sign === '{' ? new Set() : null)
      nameNext = sign === '{'
      depth = Math.max(depth, open.length)
      if (depth > deepest) return { depth, twice }
    } else if (sign === '}' || sign === ']') {
      open.pop()
      nameNext = false
    } else if (sign === ',') nameNext = open.at(-1) instanceof Set
  }
  return { depth, twice }
}
