/** Words a sentence does not end with: the line after them goes on with it, whatever it begins with. */
const unfinished = /(?:[,\-(]|\b(?:a|an|and|any|as|at|be|between|by|each|for|from|in|into|is|its|may|more|no|not|of|on|or|per|shall|such|than|that|the|their|then|these|this|to|under|until|upon|which|will|with|Section|Article|Clause))$/

const listLabel = /^(?:\(?(?:\d{1,3}|[a-z]|[ivx]{1,5}|[A-Z])[.)]\s|\d{1,3}(?:\.\d{1,3}){1,5}\.?\s|(?:ARTICLE|SECTION|Article|Section|Clause|CLAUSE)\s+[\dIVX]|[•●▪*-]\s)/
const labelled = /^[A-Z][\w /&'()]{1,40}:(?:\s|$)/
const closed = /[.;:!?]["')\]]{0,2}$/

/** Lines that belong to the page and not to the text: page numbers, the source line of a filing, markers. */
const furniture = [
  /^[-–—\s]{0,4}\d{1,4}[-–—\s]{0,4}$/,
  /^page\s+\d{1,4}(?:\s+of\s+\d{1,4})?$/i,
  /^<\/?page>$/i,
  /^source:\s.{1,200}\d{1,2}\/\d{1,2}\/\d{4}$/i,
  /^\[?(?:signature page follows|remainder of (?:this )?page intentionally (?:left )?blank)\]?\.?$/i,
]

/** Whether a line, without the space around it, is page furniture. */
export function isFurniture(line: string): boolean {
  return line.length < 240 && furniture.some((pattern) => pattern.test(line))
}

/** Whether what one line ends with goes on in the next, although blank lines or a page's end stand between. */
function runsOn(before: string, after: string): boolean {
  if (closed.test(before)) return false
  return /^[a-z]/.test(after) && !listLabel.test(after) ? true : unfinished.test(before)
}

/** A line longer than this was not broken to fit a page: it is a paragraph by itself. */
const paragraphLength = 140

/** Whether a paragraph ends between two lines that have something on them; both without the space around them. */
export function breaksBetween(before: string, after: string, blankLines: number): boolean {
  const [tail, head] = [before.slice(-40), after.slice(0, 60)]
  if (runsOn(tail, head)) return false
  if (blankLines > 0 || closed.test(tail) || before.length > paragraphLength) return true
  if (listLabel.test(head) || labelled.test(head)) return true
  return !/[a-z]/.test(before)
}
