import type { AnyFile } from '../build/any-file.ts'
import { stream, startxrefOf } from '../build/pdf-writer.ts'

/** An attack that needs to know nothing about who made the file. */
export interface AnyAttack {
  readonly kind: string
  readonly name: string
  readonly apply: (file: AnyFile) => Uint8Array
}

const evil = 'BT /F1 12 Tf 72 700 Td (The Supplier shall pay 900 pounds.) Tj ET'
const helvetica = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'
const attack = (kind: string, list: Readonly<Record<string, (file: AnyFile) => Uint8Array>>): AnyAttack[] => Object.entries(list).map(([name, apply]) => ({ kind, name, apply }))
const after = (file: AnyFile, text: string) => Buffer.concat([file.bytes, Buffer.from(text, 'latin1')])
const page = (entries: Readonly<Record<string, string | undefined>>, more: (file: AnyFile) => Readonly<Record<number, string>> = () => ({})) => (file: AnyFile) =>
  file.append({ [file.pageOne]: file.withEntries(file.pageOne, entries), ...more(file) })
const catalog = (entries: Readonly<Record<string, string | undefined>>, more: (file: AnyFile) => Readonly<Record<number, string>> = () => ({})) => (file: AnyFile) =>
  file.append({ [file.catalog]: file.withEntries(file.catalog, entries), ...more(file) })
const annotation = (dict: string) => (file: AnyFile) => file.append({
  [file.pageOne]: file.withEntries(file.pageOne, { Annots: `[ ${[...file.annotations, `${file.free} 0 R`].join(' ')} ]` }), [file.free]: dict,
})
const newContents = (file: AnyFile) => ({ [file.pageOne]: file.withEntries(file.pageOne, { Contents: `${file.free} 0 R` }), [file.free]: stream(evil) })
const field = (dict: string, more = '') => (file: AnyFile) => file.append({
  ...file.withForm({ Fields: `[ ${[...file.fields, `${file.free} 0 R`].join(' ')} ]` }),
  [file.pageOne]: file.withEntries(file.pageOne, { Annots: `[ ${[...file.annotations, `${file.free} 0 R`].join(' ')} ]` }),
  [file.free]: `<< /Type /Annot /Subtype /Widget /T (sneaky) /F 4 /P ${file.pageOne} 0 R ${dict} >>`,
  ...(more === '' ? {} : { [file.free + 1]: more }),
})
const digit = (at: number) => (file: AnyFile) => file.inSignature(/\/Contents\s*<[0-9a-fA-F]+>/, (found) => {
  const first = found.indexOf('<') + 1
  const old = found[first + at] ?? '0'
  const upper = /[A-F]/.test(found)
  const other = old.toLowerCase() === '7' ? '5' : '7'
  return found.slice(0, first + at) + (upper ? other.toUpperCase() : other) + found.slice(first + at + 1)
})

export const attacksOnAnyFile: readonly AnyAttack[] = [
  ...attack('universal forgery', {
    'Contents has another name': (file) => file.inSignature(/\/Contents/, () => '/Kontents'),
    'Contents is null': (file) => file.inSignature(/\/Contents\s*<[0-9a-fA-F]+>/, () => '/Contents null'),
    'Contents is empty': (file) => file.inSignature(/\/Contents\s*<[0-9a-fA-F]+>/, () => '/Contents <>'),
    'Contents is a single zero': (file) => file.inSignature(/\/Contents\s*<[0-9a-fA-F]+>/, () => '/Contents <00>'),
    'Contents is zeros': (file) => file.inSignature(/<[0-9a-fA-F]{200,}>/, (found) => `<${'0'.repeat(found.length - 2)}>`),
    'ByteRange has another name': (file) => file.inSignature(/\/ByteRange/, () => '/ByteWange'),
    'ByteRange is null': (file) => file.inSignature(/\/ByteRange\s*\[[^\]]*\]/, () => '/ByteRange null'),
    'ByteRange is empty': (file) => file.withRange(() => []),
    'ByteRange is zeros': (file) => file.withRange(() => [0, 0, 0, 0]),
    'ByteRange is negative': (file) => file.withRange(() => [0, -1, -1, -1]),
    'ByteRange overlaps': (file) => file.withRange(([, b, , d]) => [0, b, 9, d]),
    'ByteRange goes beyond the file': (file) => file.withRange(([, b, c]) => [0, b, c, 9_999_999]),
    'ByteRange names one stretch': (file) => file.withRange(([, b]) => [0, b]),
    'ByteRange begins late': (file) => file.withRange(([, b, c, d]) => [1, b, c, d]),
    'SubFilter is unknown': (file) => file.inSignature(/\/SubFilter\s*\/[A-Za-z0-9._]+/, () => '/SubFilter /X'),
    'SubFilter is missing': (file) => file.inSignature(/\/SubFilter/, () => '/SubFilted'),
  }),
  ...attack('incremental saving', {
    'a page says something else': (file) => file.append(newContents(file)),
    'a page says something else, by an xref stream': (file) => file.append(newContents(file), { xref: 'stream' }),
    'objects without xref and trailer': (file) => after(file, `\n${file.pageOne} 0 obj\n${file.withEntries(file.pageOne, { Contents: 'null' })}\nendobj\n%%EOF\n`),
    'objects with a trailer and no xref': (file) => after(file, `\n${file.pageOne} 0 obj\n<< >>\nendobj\ntrailer\n<< /Root ${file.catalog} 0 R >>\nstartxref\n${startxrefOf(file.text)}\n%%EOF\n`),
    'objects with the old startxref again': (file) => after(file, `\n${file.pageOne} 0 obj\n<< >>\nendobj\nstartxref\n${startxrefOf(file.text)}\n%%EOF\n`),
    'an object after the end': (file) => after(file, '\n9 0 obj\n(x)\nendobj\n'),
    'a comment after the end': (file) => after(file, '%nothing\n'),
    'an end after the end': (file) => after(file, '%%EOF\n'),
    'white space after the end': (file) => after(file, '\n\n'),
    'zeros after the end': (file) => after(file, '\0\0\0\0'),
    'the file twice over': (file) => Buffer.concat([file.bytes, file.bytes]),
  }),
  ...attack('wrapping', {
    'the gap is larger behind': (file) => file.withRange(([a, b, c, d]) => [a, b, c + 20, d - 20]),
    'the gap is larger before': (file) => file.withRange(([a, b, c, d]) => [a, b - 20, c, d]),
    'the gap is smaller': (file) => file.withRange(([a, b, c, d]) => [a, b + 2, c - 2, d + 2]),
    'the end is left out': (file) => file.withRange(([a, b, c, d]) => [a, b, c, d - 6]),
    'ByteRange twice': (file) => file.inSignature(/\/Filter\s*\/Adobe\.PPKLite/, () => '/ByteRange [0 9 9 9]'),
    'bytes put in after the gap, and the range moved': (file) => {
      const moved = file.withRange(([a, b, c, d]) => [a, b, c + 9, d])
      const resume = file.text.indexOf('>', file.signature.start + file.text.slice(file.signature.start).search(/<[0-9a-fA-F]{200}/)) + 1
      return Buffer.concat([moved.subarray(0, resume), Buffer.from(' /Evil 1 '), moved.subarray(resume)])
    },
  }),
  ...attack('shadow', {
    'hide: the content of a page is freed': (file) => {
      const contents = file.dict(file.pageOne).entries.get('Contents')
      const first = contents?.kind === 'array' ? contents.items[0] : contents
      if (first?.kind !== 'ref') throw new Error('The first page has no content')
      return file.append({}, { free: [first.num] })
    },
    'hide: the first page is freed': (file) => file.append({}, { free: [file.pageOne] }),
    'hide: the signature’s field is flagged hidden': (file) => file.append({ [file.signature.field]: file.withEntries(file.signature.field, { F: '2' }) }),
    'replace: the signature’s look': (file) => file.append({ [file.signature.field]: file.withEntries(file.signature.field, { AP: `<< /N ${file.free} 0 R >>` }), [file.free]: stream(evil, '/Type /XObject /Subtype /Form /BBox [0 0 300 50]') }),
    'replace: the signature’s place': (file) => file.append({ [file.signature.field]: file.withEntries(file.signature.field, { Rect: '[0 0 600 800]' }) }),
    'replace: the signature’s value': (file) => file.append({ [file.signature.field]: file.withEntries(file.signature.field, { V: undefined }) }),
    'hide and replace: the xref sends the page elsewhere': (file) => file.append({}, { at: { [file.pageOne]: file.signature.start } }),
    'hide and replace: another catalog': (file) => file.append({ [file.free]: file.withEntries(file.catalog, { Lang: '(de)' }) }, { trailer: { Root: `${file.free} 0 R` } }),
    'hide and replace: another page tree': catalog({ Pages: '<< /Type /Pages /Kids [] /Count 0 >>' }),
    'hide and replace: other fonts': page({ Resources: `<< /Font << /F1 ${helvetica} >> >>` }),
  }),
  ...attack('certification', {
    'evil annotation: text': annotation('<< /Type /Annot /Subtype /FreeText /Contents (900) /Rect [0 0 500 500] /DA (/F1 12 Tf) >>'),
    'evil annotation: a stamp': annotation('<< /Type /Annot /Subtype /Stamp /Rect [0 0 500 500] >>'),
    'evil annotation: a redaction': annotation('<< /Type /Annot /Subtype /Redact /Rect [0 0 500 500] >>'),
    'evil annotation: a link': annotation('<< /Type /Annot /Subtype /Link /Rect [0 0 500 500] /A << /S /URI /URI (x) >> >>'),
    'evil annotation: all are taken off': page({ Annots: '[]' }, (file) => ({ [file.free]: '(x)', [file.free + 1]: file.annotations.join(' ') === '' ? '(none)' : '(some)', ...newContents(file) })),
    'sneaky signature: a text field': field('/FT /Tx /V (900) /Rect [0 0 500 500]'),
    'sneaky signature: a button': field('/FT /Btn /Ff 65536 /Rect [0 0 500 500]'),
    'sneaky signature: a field with a script': field('/FT /Sig /Rect [0 0 0 0] /AA << /K << /S /JavaScript /JS (x) >> >>'),
    'sneaky signature: a copy of the signature': (file) => field(`/FT /Sig /Rect [0 0 0 0] /V ${file.free + 1} 0 R`, file.text.slice(file.text.indexOf('<<', file.signature.start), file.text.lastIndexOf('>>', file.signature.end) + 2))(file),
  }),
  ...attack('policy', {
    'permissions replaced': catalog({ Perms: '<< /DocMDP null >>', Lang: '(xx)' }),
    'usage rights added': catalog({ Perms: '<< /UR3 << /Type /Sig >> >>' }),
    'the form taken away': catalog({ AcroForm: undefined }),
    'the flags of the form cleared': (file) => file.append(file.withForm({ SigFlags: '0' })),
    'the fields of the form taken away': (file) => file.append(file.withForm({ Fields: '[]' })),
    'the signature’s field renamed': (file) => file.append({ [file.signature.field]: file.withEntries(file.signature.field, { T: '(other)' }) }),
  }),
  ...attack('CMS', {
    'its first digit': digit(0),
    'a digit of its head': digit(30),
    'a digit of a certificate': digit(700),
    'a digit of the signature value': (file) => {
      const hex = /<([0-9a-fA-F]{200,})>/.exec(file.text.slice(file.signature.start, file.signature.end))?.[1] ?? ''
      return digit(hex.replace(/0+$/, '').length - 20)(file)
    },
    'a digit of the padding': (file) => digit((/<([0-9a-fA-F]{200,})>/.exec(file.text.slice(file.signature.start, file.signature.end))?.[1] ?? '').length - 3)(file),
  }),
  ...attack('structure', {
    'an action on opening': catalog({ OpenAction: '<< /S /JavaScript /JS (x) >>' }),
    'actions of the document': catalog({ AA: '<< /WC << /S /JavaScript /JS (x) >> >>' }),
    'named scripts': catalog({ Names: '<< /JavaScript << /Names [ (a) << /S /JavaScript /JS (x) >> ] >> >>' }),
    'an attachment': catalog({ Names: '<< /EmbeddedFiles << /Names [ (a) << /Type /Filespec /F (a) >> ] >> >>' }),
    'layers': catalog({ OCProperties: '<< /OCGs [] /D << >> >>' }),
    'another structure tree': catalog({ StructTreeRoot: '<< /Type /StructTreeRoot >>' }),
    'associated files': catalog({ AF: '[]', Collection: '<< >>' }),
    'viewer preferences': catalog({ ViewerPreferences: '<< /HideWindowUI true >>', PageLayout: '/TwoPageLeft' }),
    'another MediaBox': page({ MediaBox: '[0 0 10 10]' }),
    'a CropBox': page({ CropBox: '[0 0 10 10]' }),
    'a page turned': page({ Rotate: '90' }),
    'another scale': page({ UserUnit: '2' }),
    'an action of a page': page({ AA: '<< /O << /S /JavaScript /JS (x) >> >>' }),
    'a picture for a page': page({ Resources: '<< /XObject << /X << >> >> >>' }),
    'a page twice': (file) => file.append({ ...Object.fromEntries([...pageParents(file)].map((parent) => [parent, file.withEntries(parent, { Kids: `[ ${[...file.items(file.dict(parent), 'Kids'), `${file.free} 0 R`].join(' ')} ]` })])), [file.free]: file.withEntries(file.pageOne, {}) }),
    'no page any more': (file) => file.append(Object.fromEntries([...pageParents(file)].map((parent) => [parent, file.withEntries(parent, { Kids: '[]', Count: '0' })]))),
    'a script of the form': (file) => file.append(file.withForm({ XFA: '(x)' })),
    'calculations of the form': (file) => file.append(file.withForm({ CO: '[]', DR: '<< /Font << /Helv 1 0 R >> >>', Q: '2' })),
    'encryption': (file) => file.append({}, { trailer: { Encrypt: '<< /Filter /Standard /V 1 >>' } }),
    'a hybrid increment': (file) => file.append({ [file.free]: stream('\0'.repeat(7), `/Type /XRef /W [1 4 2] /Index [${file.free + 5} 1] /Size ${file.free + 6}`) }, { trailer: { XRefStm: String(file.bytes.length) } }),
    'an entry of the trailer': (file) => file.append({}, { trailer: { Evil: '1' } }),
    'an increment too small for what it lists': (file) => file.append({ [file.free]: '(x)' }, { trailer: { Size: '2' } }),
    'the chain of revisions is cut': (file) => file.append(newContents(file), { trailer: { Prev: '0' } }),
  }),
]

/** The nodes right above pages. */
function pageParents(file: AnyFile): Set<number> {
  const parents = file.pages.map((num) => file.dict(num).entries.get('Parent')).flatMap((parent) => (parent?.kind === 'ref' ? [parent.num] : []))
  return new Set(parents)
}
