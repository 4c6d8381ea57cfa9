import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pageCount, pageTexts } from '#electron/pdf/page-text.ts'
import { paperSizes } from '#electron/pdf/print.ts'
import { defaultPage } from '#shared/document/attributes.ts'
import { clause, doc, footnote, p, pageBreak, paragraph, reference, signature, table } from '#shared/document/builders.ts'
import { documentToHtml } from '#shared/document/export/to-html.ts'
import { ask, contract, has, materials, onA4, printer } from '#test/electron/pdf/printing.ts'
import { templateDocument } from '#test/electron/pdf/template-document.ts'
import { sampleDocument } from '#test/electron/pdf/sample-document.ts'

const shared = printer()
afterAll(() => shared.close())

const toHtml = (document: Parameters<typeof documentToHtml>[0]): string => documentToHtml(document, { imageSource: (blob) => blob })

async function outlineTitles(pdf: Uint8Array): Promise<string[]> {
  const loading = getDocument({ data: Uint8Array.from(pdf), verbosity: 0 })
  const outline = await (await loading.promise).getOutline()
  const titles = (items: typeof outline): string[] => (items ?? []).flatMap((item) => [item.title, ...titles(item.items)])
  const found = titles(outline)
  await loading.destroy()
  return found
}

describe('a contract of several pages', () => {
  let pdf: Uint8Array
  let pages: string[]
  beforeAll(async () => {
    pdf = await shared.print(contract(toHtml(sampleDocument())), onA4)
    pages = await pageTexts(pdf)
  })

  it('has six pages or more, each with its number of so many', () => {
    expect(pages.length).toBeGreaterThanOrEqual(6)
    for (const [index, text] of pages.entries()) expect(text).toContain(`${index + 1} of ${pages.length}`)
  })

  it('has the version and the start of its hash at the head of every page, and the title from the second on', () => {
    for (const text of pages) expect(text).toMatch(/Version 3 · [0-9a-f]{12}/)
    for (const text of pages.slice(1)) expect(text).toContain('Supply of Bottles')
  })

  it('keeps all text, with the numbers of its clauses', () => {
    const text = pages.join('\n').replaceAll(/\s+/g, ' ')
    for (const words of ['2.1 The Seller', '(a) of the kind', '(i) empty', 'Schedule 1', 'Green bottle', 'A note on pallets', 'Witness signature']) expect(text).toContain(words)
  })

  it('is outlined by its headings, each once', async () => {
    expect(await outlineTitles(pdf)).toEqual([
      '1. Definitions', '2. Supply', '3. Price', '4. Delivery', '5. Risk', '6. Quality', '7. Liability', '8. Ending', '9. Notices', '10. General', 'Schedule 1 The Bottles',
    ])
  })

  it.skipIf(!has('pdfinfo'))('is tagged, says its title and its language (skipped without poppler)', () => {
    const said = ask('pdfinfo', pdf)
    expect(said).toMatch(/Tagged:\s+yes/)
    expect(said).toMatch(/Title:\s+Supply of Bottles/)
    expect(said).toMatch(/JavaScript:\s+no/)
    expect(Buffer.from(pdf).toString('latin1')).toMatch(/\/Lang \(en\)/)
    const structure = ask('pdfinfo', pdf, '-struct', '{}')
    for (const kind of ['H1', 'P', 'Table', 'TH', 'TD', 'Link']) expect(structure).toMatch(new RegExp(`^\\s*${kind}\\b`, 'm'))
  })

  it.skipIf(!has('pdffonts'))('embeds every font, as TrueType outlines and not as drawings (skipped without poppler)', () => {
    const fonts = ask('pdffonts', pdf).trim().split('\n').slice(2)
    expect(fonts.length).toBeGreaterThan(1)
    for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+SourceSerif4-\w+\s+CID TrueType\s+Identity-H\s+yes yes yes/)
  })
})

describe('paging', () => {
  const long = 'Each of the words of this clause has been chosen with care so that it fills a good number of lines on the page. '

  it('leaves no line of a paragraph alone at the foot or at the head of a page', async () => {
    // Paragraphs of two to five lines, mostly three, each line told apart by its words.
    const lines = [3, 3, 2, 3, 5, 3, 4, 3, 3]
    const body = Array.from({ length: 240 }, (_, index) => `<p class="body">${`p${index} ${'word '.repeat(12)}<br>`.repeat((lines[index % lines.length] ?? 1) - 1)}end${index}</p>`).join('')
    const pages = await pageTexts(await shared.print(contract(body), onA4))
    for (const [index, text] of pages.entries()) {
      const next = pages[index + 1] ?? ''
      for (const [, number] of text.matchAll(/\bp(\d+) /g)) {
        const [here, there] = [text, next].map((page) => [...page.matchAll(new RegExp(`\\b(?:p|end)${number}\\b`, 'g'))].length)
        if ((there ?? 0) > 0) expect([number, (here ?? 0) >= 2, (there ?? 0) >= 2]).toEqual([number, true, true])
      }
    }
  })

  it('keeps a heading, and a sentence that ends in a colon, with what follows', async () => {
    // The heading comes to the foot of the page at each of these places.
    for (const before of [24, 26, 27, 28]) {
      const document = doc({}, ...Array.from({ length: before }, () => p('x')), clause(0, 'A heading', { style: 'heading1' }), clause(1, 'The following hold:'), clause(2, `First ${long}`))
      const pages = await pageTexts(await shared.print(contract(toHtml(document)), onA4))
      const holding = pages.filter((text) => text.includes('A heading'))
      expect(holding).toHaveLength(1)
      expect(holding[0]).toContain('First Each')
    }
  })

  it('divides no signature block', async () => {
    for (const lines of [18, 22, 26]) {
      const block = signature({ id: 'b', party: { text: 'Alpha' }, signer: { text: 'Ann Archer' }, capacity: { text: 'Director' }, witness: true })
      const pages = await pageTexts(await shared.print(contract(toHtml(doc({}, ...Array.from({ length: lines }, () => p('x')), p('Signed as follows.'), block))), onA4))
      const holding = pages.filter((text) => /Alpha|Ann Archer|Occupation/.test(text))
      expect(holding).toHaveLength(1)
      expect(holding[0]).toContain('Signed as follows')
    }
  })

  it('starts a new page where the text says so', async () => {
    const pages = await pageTexts(await shared.print(contract(toHtml(doc({}, p('one'), pageBreak(), p('two')))), onA4))
    expect(pages).toHaveLength(2)
  })

  it('repeats the head of a table that runs over a page', async () => {
    const rows = Array.from({ length: 60 }, (_, row) => [`Item ${row}`, 'yes'])
    const pages = await pageTexts(await shared.print(contract(toHtml(doc({}, table([['Goods', 'There'], ...rows], { header: true }), p('end')))), onA4))
    expect(pages.length).toBeGreaterThan(1)
    for (const text of pages) expect(text).toContain('Goods')
  })
})

describe('letters', () => {
  it.skipIf(!has('pdffonts'))('of Cyrillic, Greek, Vietnamese and the accented Latin come from the shipped typeface (skipped without poppler)', async () => {
    const words = 'Договор поставки · Σύμβαση προμήθειας · Hợp đồng cung cấp · Příliš žluťoučký kůň'
    const pdf = await shared.print(contract(toHtml(doc({}, p(words))), { title: 'Договор' }), onA4)
    expect((await pageTexts(pdf)).join('').normalize('NFC')).toContain(words)
    const fonts = ask('pdffonts', pdf).trim().split('\n').slice(2)
    for (const font of fonts) expect(font).toMatch(/SourceSerif4/)
  })

  it('of the title in the page head too', async () => {
    const pdf = await shared.print(contract(toHtml(doc({}, p('one'), pageBreak(), p('two'))), { title: 'Договор "Σ" \\ </style>' }), onA4)
    expect((await pageTexts(pdf))[1]).toContain('Договор "Σ" \\ </style>')
    if (has('pdffonts')) expect(ask('pdffonts', pdf)).not.toMatch(/DejaVu|Liberation|Noto|Type 3/)
  })
})

describe('the paper', () => {
  it.each([['A4', 210, 297], ['Letter', 215.9, 279.4]] as const)('is %s where the page setup says so', async (size, width, height) => {
    const page = { ...defaultPage, size }
    const pdf = await shared.print(contract(toHtml(doc({}, p('text'))), { page }), { ...onA4, paper: paperSizes[size] })
    const [, right = 0, top = 0] = /MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(Buffer.from(pdf).toString('latin1'))?.map(Number) ?? []
    expect(Math.abs((right / 72) * 25.4 - width)).toBeLessThan(0.3)
    expect(Math.abs((top / 72) * 25.4 - height)).toBeLessThan(0.3)
  })

  it('has the margins of the page setup', async () => {
    const count = async (millimetres: number): Promise<number> => {
      const page = { size: 'A4', margins: { top: millimetres, right: millimetres, bottom: millimetres, left: millimetres } } as const
      return pageCount(await shared.print(contract(toHtml(templateDocument('mutual-nda')), { page }), onA4))
    }
    expect(await count(50)).toBeGreaterThan((await count(20)) * 1.4)
  })
})

describe('a draft', () => {
  it('says so on every page and has no signature links', async () => {
    const document = doc({}, p('one'), pageBreak(), p('two'), signature({ id: 'b', party: { text: 'Alpha' } }))
    const pdf = await shared.print(contract(toHtml(document), { watermark: 'DRAFT' }), onA4)
    for (const text of await pageTexts(pdf)) expect(text).toContain('DRAFT')
    expect(Buffer.from(pdf).toString('latin1')).not.toContain('sign.invalid')
  })
})

describe('references and notes', () => {
  it('are links within the file, both ways', async () => {
    const document = doc({}, clause(0, 'Payment', { id: 'pay' }), paragraph({ id: 'x' }, 'See clause ', reference('pay'), footnote('A note.')))
    const pdf = Buffer.from(await shared.print(contract(toHtml(document)), onA4)).toString('latin1')
    expect(pdf.match(/\/Subtype \/Link/g)).toHaveLength(3)
    expect(pdf).not.toContain('/URI')
  })
})

it('prints two hundred pages', async () => {
  const body = toHtml(templateDocument('services-agreement')).replaceAll(/ id="[^"]*"/g, '')
  const pdf = await shared.print(contract(body.repeat(20)), onA4)
  const pages = await pageTexts(pdf)
  expect(pages.length).toBeGreaterThanOrEqual(180)
  expect(pages.at(-1)).toContain(`${pages.length} of ${pages.length}`)
}, 60_000)

it('knows its fonts', () => {
  expect(materials.fonts.size).toBeGreaterThanOrEqual(30)
})
