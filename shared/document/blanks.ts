const words = 'date|name|address|amount|number|party|company|title|price|tbc|tbd|to be (?:confirmed|completed|agreed|determined)'
const verbs = 'insert|enter|add|complete|fill in|specify|describe|state|choose|delete'

/** What stands between the square brackets of a blank: nothing but dots and dashes, an instruction, or the name of what is missing. */
const insideBlank = new RegExp(
  `^[●•*_.…\\s–-]*$|^\\s*(?:please\\s+)?(?:${verbs})\\b|^\\s*(?:${words})(?:\\s+of\\s+\\p{L}+)?\\s*$`,
  'iu',
)

/** [●], [insert date] and ____: every form of a blank left to fill in. Bracketed passages are bounded, so that hostile text costs linear time. */
const candidate = /\[([^\][]{0,240})\]|_{4,}|…{3,}/gu

/** The blanks left in a text, each shortened to 40 characters. */
export function blanksIn(text: string): string[] {
  return Array.from(text.matchAll(candidate))
    .filter(([found, inside]) => (inside === undefined ? found !== '' : insideBlank.test(inside)))
    .map(([found]) => found.slice(0, 40))
}
