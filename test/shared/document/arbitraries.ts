import * as fc from 'fast-check'
import { Fragment, type Mark, type Node } from 'prosemirror-model'
import { defaultPage, paragraphStyles, type Numbering } from '#shared/document/attributes.ts'
import { conditionSchema, durationUnits, type Condition, type Field } from '#shared/document/field.ts'
import { opaqueKinds } from '#shared/document/opaque.ts'
import { builtInSchemes } from '#shared/document/numbering-schemes.ts'
import { withParagraphIds } from '#shared/document/paragraph-ids.ts'
import { schema } from '#shared/document/schema.ts'
import { laidChanges } from '#test/shared/document/laid-change.ts'
import { layChanges } from '#test/shared/document/lay-changes.ts'
import { Transform } from 'prosemirror-transform'

const fieldIds = ['fee', 'start', 'term', 'buyer', 'law', 'count', 'kind', 'gone'] as const
/** Ids that counted paragraphs are likely to have, so that references hit as well as miss. */
const targetId = fc.nat({ max: 12 }).map((number) => `p${number}`)

const word = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      'the',
      'Buyer',
      'shall',
      'pay',
      'within',
      'thirty',
      '(30)',
      'days',
      'of',
      'notice',
      '“Goods”',
      '[●]',
      '1.1',
      '(a)',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }).filter((text) => !/[\uFFFC\p{C}\p{Z}]/u.test(text)) },
)
export const text = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' '))

export const conditions: fc.Arbitrary<Condition> = fc
  .record({
    field: fc.constantFrom(...fieldIds),
    op: fc.constantFrom(...conditionSchema.shape.op.options),
    value: fc.constantFrom('yes', 'no', '5', '2026-03-01', '30 days', 'GBP 10'),
  })
  .map((made) => (made.op === 'set' || made.op === 'empty' ? { ...made, value: null } : made))

const plainMarks = ['bold', 'italic', 'underline', 'strike', 'superscript', 'smallCaps', 'highlight'] as const
const mark: fc.Arbitrary<Mark> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...plainMarks).map((name) => schema.marks[name].create()) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('https://example.org/a', 'mailto:a@example.org').map((href) => schema.marks.link.create({ href })),
  },
  { weight: 1, arbitrary: conditions.map((condition) => schema.marks.conditional.create({ condition })) },
  { weight: 1, arbitrary: fc.constantFrom('<w:color w:val="C00000"/>', '<w:sz w:val="28"/>').map((xml) => schema.marks.wordFormat.create({ xml })) },
)
const marks = fc.array(mark, { maxLength: 3 }).map((chosen) => chosen.reduce<readonly Mark[]>((set, one) => one.addToSet(set), []))

const fieldNode = fc
  .record({ field: fc.constantFrom(...fieldIds), part: fc.constantFrom(null, 'address', 'email') })
  .map(({ field, part }) => schema.nodes.field.create({ field, part: field === 'buyer' ? part : null }))
const referenceNode = fc
  .record({ target: fc.oneof(targetId, fc.constant(null)), form: fc.constantFrom('number', 'heading', 'both') })
  .map((attrs) => schema.nodes.reference.create(attrs))
const textNode = fc.tuple(text, marks).map(([words, set]) => schema.text(words, set))
const footnoteNode = fc
  .array(fc.oneof(textNode, fieldNode, referenceNode), { maxLength: 3 })
  .map((content) => schema.nodes.footnote.create(null, Fragment.fromArray(content)))
const imageNode = fc
  .record({
    blob: fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 }),
    alt: text,
    width: fc.integer({ min: 1, max: 400 }),
    height: fc.integer({ min: 1, max: 400 }),
  })
  .map((attrs) => schema.nodes.image.create({ ...attrs, mediaType: 'image/png' }))

/** A piece that only Word can edit, with or without a part of the file that it shows. */
const opaquePieces = fc
  .record({ kind: fc.constantFrom(...opaqueKinds), words: fc.oneof(text, fc.constant('')), size: fc.nat({ max: 9 }), whole: fc.boolean() })
  .map(({ kind, words, size, whole }) => ({
    kind,
    words,
    xml: `<w:r><w:sym w:char="F0${size}"/></w:r>`,
    parts: whole ? [] : [{ rel: 'rId4', type: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart', name: 'word/charts/chart1.xml', contentType: 'text/xml', blob: 'a'.repeat(64) }],
  }))
const opaqueNode = opaquePieces.map((attrs) => schema.nodes.opaque.create(attrs))
const opaqueBlocks = opaquePieces.map((attrs) => schema.nodes.opaqueBlock.create(attrs))

/** Properties of a paragraph, a table, a row or a cell that only Word knows. */
const wordProperties = fc.option(fc.constantFrom('<w:pStyle w:val="Recital"/>', '<w:widowControl/>', '<w:shd w:fill="EEEEEE"/>'), { freq: 1 })

const inlineNode = fc.oneof(
  { weight: 8, arbitrary: textNode },
  { weight: 2, arbitrary: fc.tuple(fieldNode, marks).map(([node, set]) => node.mark(set)) },
  { weight: 2, arbitrary: referenceNode },
  { weight: 1, arbitrary: footnoteNode },
  { weight: 1, arbitrary: imageNode },
  { weight: 1, arbitrary: fc.constant(schema.nodes.hardBreak.create()) },
  { weight: 1, arbitrary: fc.tuple(opaqueNode, marks).map(([node, set]) => node.mark(set)) },
)

const numbering: fc.Arbitrary<Numbering> = fc
  .record(
    {
      scheme: fc.constantFrom('decimal', 'decimal', 'article', 'own', ...Object.keys(builtInSchemes)),
      level: fc.nat({ max: 4 }),
      restart: fc.integer({ min: 1, max: 30 }),
    },
    { requiredKeys: ['scheme', 'level'] },
  )
  .chain((made) => fc.boolean().map((keep) => (keep || made.restart === undefined ? made : { scheme: made.scheme, level: made.level })))

export const paragraphs: fc.Arbitrary<Node> = fc
  .record({
    style: fc.oneof({ weight: 4, arbitrary: fc.constant('body' as const) }, fc.constantFrom(...paragraphStyles)),
    numbering: fc.option(numbering),
    align: fc.option(fc.constantFrom('left', 'center', 'right', 'justify'), { freq: 1 }),
    indent: fc.nat({ max: 8 }),
    keepWithNext: fc.boolean(),
    condition: fc.option(conditions, { freq: 1 }),
    word: wordProperties,
    content: fc.array(inlineNode, { maxLength: 6 }),
  })
  .map(({ content, ...attrs }) => schema.nodes.paragraph.create(attrs, Fragment.fromArray(content)))

/** What a cell holds: paragraphs, now and then after a piece that only Word can edit. */
const cellContents = fc
  .tuple(fc.array(fc.oneof({ weight: 6, arbitrary: paragraphs }, { weight: 1, arbitrary: opaqueBlocks }), { maxLength: 1 }), paragraphs)
  .map(([before, last]) => [...before, last])

/** A table whose spans fit: the first cell may span over whole rows and columns, and the cells under it are left out. */
const tables: fc.Arbitrary<Node> = fc
  .record({
    rows: fc.integer({ min: 1, max: 3 }),
    columns: fc.integer({ min: 1, max: 3 }),
    down: fc.integer({ min: 1, max: 3 }),
    across: fc.integer({ min: 1, max: 3 }),
    header: fc.boolean(),
    word: wordProperties,
  })
  .chain((shape) =>
    fc.array(cellContents, { minLength: 9, maxLength: 9 }).map((cells) => ({ ...shape, cells })),
  )
  .map(({ rows, columns, down, across, header, word, cells }) => {
    const [rowspan, colspan] = [Math.min(down, rows), Math.min(across, columns)]
    const made = Array.from({ length: rows }, (_, row) => {
      const inRow: Node[] = []
      for (let column = 0; column < columns; column += 1) {
        if (row < rowspan && column < colspan && row + column > 0) continue
        const kind = header && row === 0 ? schema.nodes.tableHeader : schema.nodes.tableCell
        const spans = row + column === 0 ? { rowspan, colspan, word } : {}
        inRow.push(kind.create(spans, cells[row * columns + column]))
      }
      return schema.nodes.tableRow.create({ word }, inRow)
    })
    return schema.nodes.table.create({ word }, made)
  })

const textOrField = fc.oneof(
  text.map((typed) => ({ text: typed })),
  fc.constantFrom(...fieldIds).map((field) => ({ field })),
)
const signatureBlocks = fc
  .record({ party: textOrField, signer: textOrField, capacity: textOrField, witness: fc.boolean() })
  .map((attrs) => schema.nodes.signatureBlock.create(attrs))

export const blocks: fc.Arbitrary<Node> = fc.oneof(
  { weight: 12, arbitrary: paragraphs },
  { weight: 1, arbitrary: tables },
  { weight: 1, arbitrary: signatureBlocks },
  { weight: 1, arbitrary: opaqueBlocks },
  { weight: 1, arbitrary: fc.constant(schema.nodes.pageBreak.create()) },
)

const date = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((moment) => moment.toISOString().slice(0, 10))
export const fieldLists: fc.Arbitrary<Field[]> = fc.tuple(
  fc
    .option(fc.nat({ max: 99 }))
    .map((amount): Field => ({
      id: 'fee',
      label: 'Fee',
      required: true,
      type: 'money',
      value: amount === null ? null : { amount: String(amount), currency: 'GBP' },
    })),
  fc.option(date).map((value): Field => ({ id: 'start', label: 'Start', required: true, type: 'date', value })),
  fc
    .option(fc.record({ count: fc.nat({ max: 99 }), unit: fc.constantFrom(...durationUnits) }))
    .map((value): Field => ({ id: 'term', label: 'Term', required: false, type: 'duration', value })),
  fc
    .option(text)
    .map((name): Field => ({
      id: 'buyer',
      label: 'Buyer',
      required: true,
      type: 'party',
      value: name === null ? null : { name, kind: 'company', address: '1 High Street' },
    })),
  fc.option(text).map((value): Field => ({ id: 'law', label: 'Law', help: 'Which country', required: false, type: 'text', value })),
  fc.option(fc.nat({ max: 9 })).map((value): Field => ({ id: 'count', label: 'Count', required: false, type: 'number', value })),
  fc
    .option(fc.constantFrom('yes', 'no'))
    .map((value): Field => ({ id: 'kind', label: 'Kind', required: true, type: 'choice', choices: ['yes', 'no'], value })),
)

/** Gives counted ids to every block that takes one. */
export function withCountedIds(doc: Node): Node {
  let count = 0
  return withParagraphIds(new Transform(doc), () => `p${(count += 1)}`).doc
}

/** Any valid document: every kind of node and mark, nested numbering, spans, conditions and fields; ids are p1, p2 … */
export const documents: fc.Arbitrary<Node> = fc
  .record({ fields: fieldLists, content: fc.array(blocks, { minLength: 1, maxLength: 12 }), letter: fc.boolean(), own: fc.boolean() })
  .map(({ fields, content, letter, own }) =>
    withCountedIds(
      schema.nodes.doc.create(
        {
          fields,
          ...(letter ? { page: { ...defaultPage, size: 'Letter' } } : {}),
          ...(own
            ? { schemes: { own: { name: 'own', levels: [{ format: 'upperLetter', text: 'Annex %1', start: 1 }], opens: ['decimal'] } } }
            : {}),
        },
        content,
      ),
    ),
  )

/** Any valid document over which several people laid changes of every kind, overlapping, chained, and in part each other's. */
export const redlinedDocuments: fc.Arbitrary<Node> = fc
  .tuple(documents, fc.array(laidChanges, { minLength: 1, maxLength: 14 }))
  .map(([doc, changes]) => layChanges(doc, changes))
