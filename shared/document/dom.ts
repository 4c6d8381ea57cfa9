/**
 * The few members of a DOM element that parse rules read, so that the schema compiles and runs without a DOM.
 * ProseMirror hands parse rules a real element wherever one exists.
 */
export interface ElementLike {
  getAttribute(name: string): string | null
  hasAttribute(name: string): boolean
  readonly textContent: string | null
}

/** Reads an attribute that holds JSON; anything malformed counts as absent, for pasted markup is not ours to trust. */
export function jsonAttribute(element: ElementLike, name: string): unknown {
  const raw = element.getAttribute(name)
  if (raw === null) return null
  try {
    return JSON.parse(raw)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** The JSON for an attribute, or no attribute at all for null. */
export function attribute(name: string, value: unknown): Record<string, string> {
  if (value === null || value === undefined || value === false) return {}
  return { [name]: typeof value === 'string' ? value : JSON.stringify(value) }
}
