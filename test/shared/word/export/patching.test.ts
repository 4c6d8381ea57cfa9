import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Transform } from 'prosemirror-transform'
import { describe, expect, it } from 'vitest'
import { acceptAll } from '#shared/redline/resolve.ts'
import { schema } from '#shared/document/schema.ts'
import type { ImportedWord } from '#shared/word/import/import-docx.ts'
import { revisionCensus } from '#shared/word/revisions/census.ts'
import { makeDocx } from '#test/shared/word/export/make-docx.ts'
import { bodyOf, certain, differingParts, noProperties, patched, read } from '#test/shared/word/export/written.ts'

const folders = ['docx-revisions', 'docx-misc', 'templates'].map((name) => join('..', 'shared', 'corpora', name))

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.docx')).map((name) => join(folder, name))
}

describe.skipIf(!folders.every((folder) => existsSync(folder)))('real files (skipped: corpus not present)', () => {
  const files = folders.filter((folder) => existsSync(folder)).flatMap(filesIn).map((file) => ({ file, bytes: new Uint8Array(readFileSync(file)) }))

  const known = new Map<string, ImportedWord>()
  const importedFrom = (file: string, bytes: Uint8Array): ImportedWord => {
    const imported = known.get(file) ?? read(bytes)
    known.set(file, imported)
    return imported
  }

  it('a file that was read and not changed is written with every part as it was', () => {
    const changed = files.flatMap(({ file, bytes }) => {
      const imported = importedFrom(file, bytes)
      const parts = differingParts(bytes, patched(bytes, imported, imported.doc).bytes)
      return parts.length === 0 ? [] : [`${file}: ${parts.join(', ')}`]
    })
    expect(changed).toEqual([])
    expect(files.length).toBeGreaterThan(200)
  })

  it('after one word more only the text differs, by that word, and no revision comes or goes', () => {
    const wrong: string[] = []
    // A third of them is enough here: each is read and written twice.
    for (const { file, bytes } of files.filter((_file, index) => index % 3 === 0)) {
      const imported = importedFrom(file, bytes)
      let at = -1
      imported.doc.descendants((node, pos) => {
        if (at < 0 && node.isText && node.marks.every(({ type }) => !['deletion', 'insertion'].includes(type.name))) at = pos + node.nodeSize
        return at < 0 && !node.type.name.startsWith('table')
      })
      if (at < 0) continue
      const doc = new Transform(imported.doc).insert(at, schema.text(' zebra', imported.doc.resolve(at).marks())).doc
      const out = patched(bytes, imported, doc).bytes
      const parts = differingParts(bytes, out)
      const grown = bodyOf(out).length - bodyOf(bytes).length
      if (parts.length !== 1 || JSON.stringify(certain(revisionCensus(out))) !== JSON.stringify(certain(revisionCensus(bytes)))) wrong.push(`${file}: ${parts.join(', ')}`)
      if (grown > 1_500) wrong.push(`${file}: ${grown} characters more`)
      if (!bodyOf(out).includes('zebra')) wrong.push(`${file}: the word is not there`)
    }
    expect(wrong).toEqual([])
  })
})

describe('a changed paragraph', () => {
  const runs = '<w:r w:rsidR="00A1"><w:rPr><w:b/><w:noProof/></w:rPr><w:t xml:space="preserve">The Buyer </w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t xml:space="preserve">pays the </w:t></w:r><w:bookmarkStart w:id="7" w:name="here"/><w:r><w:t>price</w:t></w:r><w:bookmarkEnd w:id="7"/>'

  it('keeps every run but the one that was changed', () => {
    const bytes = makeDocx(`<w:p w14:paraId="0A0B0C0D" w:rsidR="00A1"><w:pPr><w:jc w:val="center"/></w:pPr>${runs}</w:p><w:p><w:r w:rsidR="00B2"><w:t>End</w:t></w:r></w:p>`)
    const imported = read(bytes)
    const doc = new Transform(imported.doc).replaceWith(11, 15, schema.text('owes')).doc
    expect(doc.textContent).toBe('The Buyer owes the priceEnd')
    expect(bodyOf(patched(bytes, imported, doc).bytes)).toBe(bodyOf(bytes).replace('<w:r><w:t xml:space="preserve">pays the </w:t></w:r>', '<w:r><w:t xml:space="preserve">owes the </w:t></w:r>'))
  })

  it('gives new text the properties of the run it grew from, also those only Word knows', () => {
    const bytes = makeDocx(`<w:p>${runs}</w:p>`)
    const imported = read(bytes)
    const doc = new Transform(imported.doc).insert(4, schema.text(' great', imported.doc.resolve(4).marks())).doc
    expect(bodyOf(patched(bytes, imported, doc).bytes)).toContain('<w:r w:rsidR="00A1"><w:rPr><w:b/><w:noProof/></w:rPr><w:t xml:space="preserve">The great Buyer </w:t></w:r>')
  })

  it('keeps the runs of an accepted change, without what was around them', () => {
    const bytes = makeDocx('<w:p><w:r><w:t>a</w:t></w:r><w:ins w:id="1" w:author="Ann" w:date="2026-03-01T09:00:00Z"><w:r w:rsidR="00C3"><w:t>b</w:t></w:r></w:ins><w:del w:id="2" w:author="Ann"><w:r><w:delText>c</w:delText></w:r></w:del></w:p>')
    const imported = read(bytes)
    const body = bodyOf(patched(bytes, imported, acceptAll(imported.doc)).bytes)
    expect(body).toContain('<w:r><w:t>a</w:t></w:r><w:r w:rsidR="00C3"><w:t>b</w:t></w:r></w:p>')
  })

  it('is written anew where it is new, between blocks that stay as they are', () => {
    const bytes = makeDocx('<w:p><w:r w:rsidR="00A1"><w:t>first</w:t></w:r></w:p><w:p><w:r w:rsidR="00A2"><w:t>last</w:t></w:r></w:p>')
    const imported = read(bytes)
    const first = imported.doc.child(0).nodeSize
    const doc = new Transform(imported.doc).insert(first, schema.nodes.paragraph.create({ id: 'new' }, schema.text('between'))).doc
    expect(bodyOf(patched(bytes, imported, doc).bytes)).toBe(bodyOf(bytes).replace('<w:p><w:r w:rsidR="00A2">', '<w:p><w:r><w:t>between</w:t></w:r></w:p><w:p><w:r w:rsidR="00A2">'))
  })

  it('leaves a table as it is but for the cell whose words changed', () => {
    const cell = (words: string): string => `<w:tc><w:tcPr><w:shd w:val="clear" w:fill="EEEEEE"/></w:tcPr><w:p><w:r w:rsidR="00D4"><w:t>${words}</w:t></w:r></w:p></w:tc>`
    const bytes = makeDocx(`<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr w:rsidR="00E5">${cell('one')}${cell('two')}</w:tr></w:tbl><w:p/>`)
    const imported = read(bytes)
    let at = 0
    imported.doc.descendants((node, pos) => void (at = node.text === 'two' ? pos : at))
    const doc = new Transform(imported.doc).insert(at + 3, schema.text(' more')).doc
    expect(bodyOf(patched(bytes, imported, doc, { properties: noProperties }).bytes)).toContain(`${cell('one')}<w:tc><w:tcPr><w:shd w:val="clear" w:fill="EEEEEE"/></w:tcPr><w:p><w:r w:rsidR="00D4"><w:t>two</w:t></w:r><w:r w:rsidR="00D4"><w:t xml:space="preserve"> more</w:t></w:r></w:p></w:tc></w:tr>`)
  })
})
