export interface PassagePart {
  /** Where the part begins in the passage. */
  readonly at: number
  readonly text: string
  readonly matched: boolean
}

/** Splits a passage at the marks U+E000 and U+E001, between which stand the words that matched. */
export function passageParts(passage: string): PassagePart[] {
  const parts: PassagePart[] = []
  let at = 0
  let matched = false
  for (const text of passage.split(/([\uE000\uE001])/)) {
    if (text === '\uE000') matched = true
    else if (text === '\uE001') matched = false
    else if (text !== '') parts.push({ at, text, matched })
    at += text.length
  }
  return parts
}
