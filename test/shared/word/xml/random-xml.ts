import fc from 'fast-check'

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const ODD = 'urn:example:odd'

const space = fc.constantFrom(' ', '  ', '\n', '\t', ' \r\n ')
const noSpace = fc.constantFrom('', '', '', ' ', '\n')
const local = fc.constantFrom('p', 'r', 't', 'tbl', 'rPr', 'Überschrift', 'a-b.c_d', 'sdt')
const prefix = fc.constantFrom('w:', 'odd:', '', 'v2:')
const characters = fc.constantFrom('a', 'Zahl', ' ', '&amp;', '&lt;', '&#65;', '&#x1F600;', '\r\n', '\n', ']', '>', '"', "'", '€', '😀', '\u00a0', '--')
const words = fc.array(characters, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join('').replaceAll(']', '] '))

const attribute = fc
  .tuple(space, prefix.filter((each) => each !== 'v2:'), local, noSpace, noSpace, fc.constantFrom('"', "'"), words)
  .map(([lead, before, name, left, right, quote, value]) => ({ name: before + name, text: `${lead}${before}${name}${left}=${right}${quote}${value.replaceAll(quote, '')}${quote}` }))

const attributes = fc
  .array(attribute, { maxLength: 4 })
  .map((all) => all.filter((each, index) => all.findIndex((other) => other.name === each.name) === index).map((each) => each.text).join(''))

const other = fc.constantFrom('<!-- a - comment -->', '<?target some data?>', '<?bare?>', '<![CDATA[a < b && c]]>', '<!---->')

const { node } = fc.letrec<{ node: string; element: string }>((tie) => ({
  node: fc.oneof({ depthSize: 'small', withCrossShrink: true }, words, other, tie('element')),
  element: fc.oneof(
    fc.tuple(prefix, local, attributes, noSpace).map(([before, name, attrs, trail]) => declared(before, `<${before}${name}`, `${attrs}${trail}/>`)),
    fc
      .tuple(prefix, local, attributes, noSpace, fc.array(tie('node'), { maxLength: 4 }), noSpace)
      .map(([before, name, attrs, trail, inside, closing]) => `${declared(before, `<${before}${name}`, `${attrs}${trail}>`)}${inside.join('')}</${before}${name}${closing}>`),
  ),
}))

// 'v2' is declared only on the elements that use it, and stands for the same namespace as 'w'.
function declared(before: string, start: string, rest: string): string {
  return before === 'v2:' ? `${start} xmlns:v2="${W}"${rest}` : start + rest
}

/** Well-formed parts of every shape: prefixes declared late and twice, default namespaces, odd spacing, entities, sections. */
export const randomXml: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom('', '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n', "<?xml version='1.0'?>", '\uFEFF<?xml version="1.0" encoding="utf-8"?>\n<!-- first -->'),
    fc.constantFrom('', ` xmlns="${W}"`, ' xmlns="urn:example:default"'),
    attributes,
    fc.array(node, { maxLength: 6 }),
    fc.constantFrom('', '\n', '<!-- last -->\n'),
  )
  .map(([prolog, plain, attrs, inside, epilog]) => `${prolog}<w:document xmlns:w="${W}" xmlns:odd='${ODD}'${plain}${attrs}>${inside.join('')}</w:document>${epilog}`)
