const units = 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ')
const tens = ' ten twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

const values = new Map<string, number>([
  ...units.map((word, value): [string, number] => [word, value]),
  ...tens.slice(1).map((word, index): [string, number] => [word, (index + 1) * 10]),
  ['fourty', 40], ['ninty', 90],
])

const word = `(?:${[...values.keys()].sort((a, b) => b.length - a.length).join('|')}|hundred|thousand)`

/** Numbers in words, as the source of a pattern: "one hundred and twenty", "twenty-four". */
export const numberWords = `${word}(?:(?:[ -]| and )${word}){0,6}`

/** The value of a number in words below a million; null where they make none. */
export function numberOfWords(words: string): number | null {
  let [total, part, seen] = [0, 0, false]
  for (const token of words.toLowerCase().split(/[\s-]+/)) {
    if (token === 'and' || token === '') continue
    const value = values.get(token)
    if (token === 'hundred') part = (part || 1) * 100
    else if (token === 'thousand') [total, part] = [total + (part || 1) * 1000, 0]
    else if (value !== undefined) part += value
    else return null
    seen = true
  }
  return seen ? total + part : null
}

const ordinalUnits = ' first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(' ')
const ordinals = new Map<string, number>(ordinalUnits.slice(1).map((name, index) => [name, index + 1]))
for (const [index, ten] of ['twent', 'thirt'].entries()) {
  ordinals.set(`${ten}ieth`, (index + 2) * 10)
  for (let unit = 1; unit <= 9; unit += 1) ordinals.set(`${ten}y-${ordinalUnits[unit] ?? ''}`, (index + 2) * 10 + unit)
}

/** Ordinals in words up to thirty-ninth, as the source of a pattern. */
export const ordinalWords = `(?:${[...ordinals.keys()].sort((a, b) => b.length - a.length).join('|').replaceAll('-', '[ -]')})`

/** The value of an ordinal in words or figures: "third", "3rd", "twenty-first"; null where it is none. */
export function ordinalOf(text: string): number | null {
  const figures = text.match(/^(\d{1,3}) ?(?:st|nd|rd|th)?$/i)?.[1]
  return figures === undefined ? (ordinals.get(text.toLowerCase().replace(' ', '-')) ?? null) : Number(figures)
}
