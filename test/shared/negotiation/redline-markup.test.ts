import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { cell, clause, doc, footnote, p, pageBreak, paragraph } from '#shared/document/builders.ts'
import { resolveConditions } from '#shared/document/conditions.ts'
import { escapeHtml } from '#shared/document/export/html-inline.ts'
import { documentToHtml } from '#shared/document/export/to-html.ts'
import { lettersAndDigits } from '#shared/document/plain-text.ts'
import { schema } from '#shared/document/schema.ts'
import { redlineMarkup } from '#shared/negotiation/redline-markup.ts'
import { redlinedDocuments } from '#test/shared/document/arbitraries.ts'
import { handOf } from '#test/shared/document/tracked-builders.ts'

const ann = handOf('Ann')
const ben = handOf('Ben')

function redline(whole: Node, comments: ReadonlyMap<string, number> = new Map()): string {
  return documentToHtml(whole, { imageSource: (blob) => blob, markup: redlineMarkup(whole, ({ author }) => author, comments).markup })
}
const written = (...blocks: Node[]): string => redline(doc({}, ...blocks))

describe('a redline as HTML', () => {
  it('shows what came and what goes, each in its author’s colour', () => {
    expect(written(p('Pay ', ann.deleted('ten', 'g'), ann.inserted('thirty', 'g'), ben.inserted(' days', 'h')))).toBe(
      '<p class="body">Pay <del class="author-1">ten</del><ins class="author-1">thirty</ins><ins class="author-2"> days</ins></p>',
    )
  })
  it('keeps both where one deletes what another inserted', () => {
    expect(written(p(ben.deleted(ann.inserted('new', 'g'), 'h')))).toBe('<p class="body"><ins class="author-1"><del class="author-2">new</del></ins></p>')
  })
  it('strikes the number of a deleted clause and counts on without it', () => {
    expect(written(ann.goes(clause(0, ann.deleted('Gone', 'g')), 'g'), clause(0, 'Stays'))).toBe(
      '<p class="body clause level-0 scheme-decimal"><span class="number"><del>1.</del></span> <span class="words"><del class="author-1">Gone</del></span></p>\n' +
        '<p class="body clause level-0 scheme-decimal"><span class="number">1.</span> <span class="words">Stays</span></p>',
    )
  })
  it('shows the end of a paragraph that came or goes by itself', () => {
    expect(written(ann.came(p('one'), 'g'), p('two'))).toContain('<p class="body">one<ins class="mark author-1">¶</ins></p>')
    expect(written(ann.goes(p('one'), 'g'), p('two'))).toContain('<p class="body">one<del class="mark author-1">¶</del></p>')
  })
  it('says where a passage was moved from and to, once in each place', () => {
    const gone = ann.goes(clause(0, ann.deleted('Term', 'g', 'm'), { id: 'x' }), 'g', { move: 'm' })
    const came = ann.came(clause(0, ann.inserted('Term', 'g', 'm'), { id: 'y' }), 'g', { move: 'm' })
    const made = written(gone, clause(0, 'Fees', { id: 'z' }), came)
    expect(made).toContain('<del class="author-1 moved"><span class="move-sign">[moved to 2]</span> Term</del>')
    expect(made).toContain('<ins class="author-1 moved"><span class="move-sign">[moved from 1]</span> Term</ins>')
    expect(made.match(/move-sign/g)).toHaveLength(2)
  })
  it('says after a block what words do not show', () => {
    expect(written(ann.changed(paragraph({ style: 'heading1' }, 'Fees'), 'g', 'style', 'body'))).toBe(
      '<h1 class="heading1 altered author-1">Fees<span class="change-note author-1">[Style: Body text → Heading 1]</span></h1>',
    )
    expect(written(p('the ', ann.formatted('Term', 'bold', 'g'), ben.inserted('s', 'h')))).toContain('<span class="change-note author-1">[Ann: Bold]</span>')
  })
  it('shows rows, cells and page breaks that came or go', () => {
    const row = ann.goes(schema.nodes.tableRow.create(null, [cell({}, p(ann.deleted('a', 'g')))]), 'g')
    expect(written(schema.nodes.table.create(null, [row]), p('x'))).toContain('<tr class="deleted author-1">')
    expect(written(ann.came(pageBreak(), 'g'), p('x'))).toContain('<div class="inserted author-1"><div class="page-break"')
  })
  it('keeps a deleted footnote apart from the one that has its number now', () => {
    const made = written(p('a', ann.deleted(footnote('old'), 'g'), 'b', footnote('now')))
    expect(made).toContain('<a id="footnote-mark-1" href="#footnote-1" role="doc-noteref">1</a>')
    expect(made).toContain('<a id="footnote-mark-2" href="#footnote-2" role="doc-noteref">1</a>')
    expect(made).toContain('id="footnote-1"><a class="number" href="#footnote-mark-1" role="doc-backlink">1</a> <span class="words"><del class="author-1">old</del></span>')
  })
  it('gives a comment its sign once', () => {
    const noted = p('a ', schema.text('term', [schema.marks.comment.create({ thread: 't' })]), ' b')
    expect(redline(doc({}, noted), new Map([['t', 3]]))).toBe('<p class="body">a <span class="commented">term</span><sup class="comment-mark"><a href="#comment-3">[3]</a></sup> b</p>')
    expect(redline(doc({}, noted))).toBe('<p class="body">a term b</p>')
  })

  it('of any document closes what it opens, names nothing twice, and holds every letter that came, goes or stays', () => {
    fc.assert(
      fc.property(redlinedDocuments, (whole) => {
        const made = redline(whole)
        const open: string[] = []
        for (const [, close, tag = ''] of made.matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*>/g)) {
          if (tag === 'br' || tag === 'img' || tag === 'col') continue
          if (close === '/') expect(open.pop()).toBe(tag)
          else open.push(tag)
        }
        expect(open).toEqual([])
        const ids = Array.from(made.matchAll(/ id="([^"]*)"/g), ([, id]) => id)
        expect(new Set(ids).size).toBe(ids.length)
        const have = lettersAndDigits(made.replace(/<[^>]*>/g, ' '))
        resolveConditions(whole).descendants((node) => void (node.isText && expect(have).toContain(lettersAndDigits(escapeHtml(node.text ?? '')))))
      }),
      { numRuns: 200 },
    )
  })
})
