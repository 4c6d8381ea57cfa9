import './current-highlight.css'

const name = 'current-change'

/** Lays a ground under the change that is looked at, without touching the text itself; the function returned takes it away. */
export function highlightCurrent(ranges: readonly Range[]): () => void {
  const made = new Highlight(...ranges)
  CSS.highlights.set(name, made)
  return () => {
    // Another change may have taken its place meanwhile.
    if (CSS.highlights.get(name) === made) CSS.highlights.delete(name)
  }
}
