import type { Node } from 'prosemirror-model'
import type { DocumentAttributes, ParagraphAttributes } from '#shared/document/attributes.ts'
import { indentsOfParagraph, lookOfParagraph, withIndents, type WordLook, type WordLooks } from '#shared/document/word-looks.ts'

/** A text as a CSS string (CSS Syntax 3, 4.3.5): all but plain letters, digits and a few signs are escaped. */
function cssText(text: string): string {
  return `"${text.replaceAll(/[^A-Za-z0-9 :=_-]/gu, (character) => `\\${(character.codePointAt(0) ?? 0).toString(16)} `)}"`
}

const inPoints = (twips: number): string => `${twips / 20}pt`

function letters({ bold, italic, underline, strike, caps }: WordLook): string[] {
  const lines = [...(underline === true ? ['underline'] : []), ...(strike === true ? ['line-through'] : [])]
  return [
    `font-weight: ${bold === true ? 700 : 400}`,
    `font-style: ${italic === true ? 'italic' : 'normal'}`,
    ...(lines.length === 0 ? [] : [`text-decoration-line: ${lines.join(' ')}`]),
    ...(caps === 'all' ? ['text-transform: uppercase'] : caps === 'small' ? ['font-variant-caps: small-caps'] : []),
  ]
}

/** Only what a character style says: the rest is as it is in the text around it. */
function lettersOfRun(look: WordLook): string[] {
  const raised = look.raised === undefined ? [] : [`vertical-align: ${look.raised === 'superscript' ? 'super' : 'sub'}`, 'font-size: 0.7em', 'line-height: 0']
  return [...letters(look).filter((rule) => !/: (?:400|normal)$/.test(rule)), ...raised]
}

/** What a paragraph's own formatting says over every style, by the words of `directLook`. */
const direct: Readonly<Record<string, string>> = {
  'no-bold': 'font-weight: 400',
  'no-italic': 'font-style: normal',
  'no-caps': 'text-transform: none',
  'no-small-caps': 'font-variant-caps: normal',
  'no-strike': 'text-decoration-line: none',
  // An underline of what is around it goes on under everything but a box of its own.
  'no-underline': 'display: inline-block; text-decoration-line: none',
  caps: 'text-transform: uppercase',
  strike: 'text-decoration-line: line-through',
  underline: 'text-decoration-line: underline',
}

/** Toggle properties of a paragraph's and of a character's style put each other out (ECMA-376 Part 1, 17.7.3). */
function putOut(paragraph: WordLook, run: WordLook): string[] {
  return [
    ...(paragraph.bold === true && run.bold === true ? ['font-weight: 400'] : []),
    ...(paragraph.italic === true && run.italic === true ? ['font-style: normal'] : []),
    ...(paragraph.caps === 'all' && run.caps === 'all' ? ['text-transform: none'] : []),
  ]
}

const unaligned = ":not([data-align], [class*='align-'])"
/** A numbered paragraph stands where its number puts it. */
const unnumbered = ":not([data-level], [data-indent], .clause, .bullet, [class*='indent-'])"

function placed({ left = 0, right = 0, first = 0 }: WordLook): string[] {
  const start = `calc(var(--edge, 0px) + ${inPoints(Math.max(left, 0))})`
  return [`--own-indent: ${inPoints(Math.max(left, 0))}`, `padding-inline-start: ${start}`, `padding-inline-end: calc(var(--edge, 0px) + ${inPoints(Math.max(right, 0))})`, `text-indent: ${inPoints(Math.max(first, -Math.max(left, 0)))}`]
}

/** The indents that paragraphs have beside those of their styles, by style. */
function indentsIn(doc: Node): ReadonlySet<string> {
  const found = new Set<string>()
  doc.descendants((node) => {
    if (node.type.name !== 'paragraph') return !node.inlineContent
    const { style, word } = node.attrs as ParagraphAttributes
    const indents = indentsOfParagraph(word)
    if (indents !== null) found.add(`${lookOfParagraph(style, word)}\n${indents}`)
    return false
  })
  return found
}

function lookNamed({ paragraphs, own }: WordLooks, key: string): WordLook {
  return (key.startsWith('p:') ? paragraphs[key.slice(2)] : Object.entries(own).find(([name]) => `o:${name}` === key)?.[1]) ?? {}
}

/**
 * Style rules by which the text of a Word file shows as its styles say: for elements with `data-look`, `data-indents` and `data-direct`, within
 * `scope`. Empty for a text that came from no Word file.
 */
export function lookRules(doc: Node, scope = ''): string {
  const looks = (doc.attrs as DocumentAttributes).word?.looks
  if (looks === undefined) return ''
  const rules: string[] = []
  const add = (selector: string, declarations: readonly string[]): void => {
    if (declarations.length > 0) rules.push(`${scope} ${selector} { ${declarations.join('; ')} }`.trim())
  }
  const ofParagraphs = [...Object.entries(looks.own).map(([name, look]) => [`o:${name}`, look] as const), ...Object.entries(looks.paragraphs).map(([id, look]) => [`p:${id}`, look] as const)]
  for (const [key, look] of ofParagraphs) {
    const selector = `[data-look=${cssText(key)}]`
    add(selector, letters(look))
    add(selector + unaligned, look.align === undefined ? [] : [`text-align: ${look.align === 'left' ? 'start' : look.align}`])
    add(selector + unnumbered, placed(look))
  }
  for (const pair of indentsIn(doc)) {
    const [key = '', indents = ''] = pair.split('\n')
    add(`[data-look=${cssText(key)}][data-indents=${cssText(indents)}]${unnumbered}`, placed(withIndents(lookNamed(looks, key), indents)))
  }
  for (const [id, run] of Object.entries(looks.runs)) {
    const selector = `[data-look=${cssText(`r:${id}`)}]`
    add(selector, lettersOfRun(run))
    for (const [key, paragraph] of ofParagraphs) add(`[data-look=${cssText(key)}] ${selector}`, putOut(paragraph, run))
  }
  // What the text itself says holds over what its styles say.
  add('strong [data-look][data-look]', ['font-weight: 700'])
  add('em [data-look][data-look]', ['font-style: italic'])
  for (const [name, declarations] of Object.entries(direct)) add(`[data-direct~=${cssText(name)}][data-direct][data-direct]`, [declarations])
  return rules.join('\n')
}
