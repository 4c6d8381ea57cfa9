import { existsSync, readFileSync } from 'node:fs'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { exportDocx } from '#shared/word/export/export-docx.ts'
import { redlinedDocument } from '#test/bench/material/redlined-document.ts'

const template = new URL('../../../../shared/corpora/templates/common-paper-cc-by-4.0/common-paper-csa-with-ai/template.docx', import.meta.url)

/** Words on a page of the template, set at eleven and a half points, as LibreOffice breaks it. */
export const wordsPerPage = 500

/** A Word file of a contract in negotiation. */
export interface WordContract {
  readonly bytes: Uint8Array
  readonly words: number
}

const wordCount = (xml: string): number => Array.from(xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)</g), ([, text = '']) => text.split(/\s+/).filter((word) => word !== '').length).reduce((sum, each) => sum + each, 0)

/** Where the element that begins at `at` ends. */
function elementEnd(xml: string, at: number, name: string): number {
  const tags = new RegExp(`<(/?)${name}(?: [^>]*?)?(/?)>`, 'g')
  tags.lastIndex = at
  let depth = 0
  for (let tag = tags.exec(xml); tag !== null; tag = tags.exec(xml)) {
    if (tag[1] === '/') depth -= 1
    else if (tag[2] !== '/') depth += 1
    if (depth === 0) return tags.lastIndex
  }
  return xml.length
}

/** The paragraphs and tables that stand directly in a body, each with what it is written with (ECMA-376 Part 1, 17.2.2). */
function blocksOf(body: string): string[] {
  const blocks: string[] = []
  for (let at = 0; at < body.length; ) {
    const name = /^<(w:[a-zA-Z]+)/.exec(body.slice(at, at + 40))?.[1]
    if (name === undefined || name === 'w:sectPr') return blocks
    const end = elementEnd(body, at, name)
    blocks.push(body.slice(at, end))
    at = end
  }
  return blocks
}

const stamp = (author: string, id: number): string => `w:id="${id}" w:author="${author}" w:date="2026-02-01T10:00:00Z"`
const longRun = /<w:r(?: [^>]*)?>(<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?<w:t(?: [^>]*)?>([^<]{80,})<\/w:t><\/w:r>/

/** A run of its paragraph with three of its words replaced, tracked (17.13.5.14, 17.13.5.18), and a comment on what follows (17.13.4). */
function negotiated(block: string, id: number, comment: number | null): string {
  return block.replace(longRun, (_whole, format: string | undefined, text: string) => {
    const words = text.split(' ')
    const run = (tag: 't' | 'delText', said: string): string => `<w:r>${format ?? ''}<w:${tag} xml:space="preserve">${said}</w:${tag}></w:r>`
    const rest = ` ${words.slice(6).join(' ')}`
    const remark = comment === null ? run('t', rest) : `<w:commentRangeStart w:id="${comment}"/>${run('t', rest)}<w:commentRangeEnd w:id="${comment}"/><w:r><w:commentReference w:id="${comment}"/></w:r>`
    return `${run('t', `${words.slice(0, 3).join(' ')} `)}<w:del ${stamp('Ann Archer', id)}>${run('delText', words.slice(3, 6).join(' '))}</w:del><w:ins ${stamp('Bjørn Berg', id + 1)}>${run('t', 'unless otherwise agreed')}</w:ins>${remark}`
  })
}

/** A bookmark around a paragraph's content, and a field at the end of another that says its words (17.13.6.2, 17.16.5.51). */
function referred(block: string, id: number): string {
  return block.replace(/^(<w:p(?: [^>]*)?>(?:<w:pPr>.*?<\/w:pPr>)?)(.*)<\/w:p>$/s, `$1<w:bookmarkStart w:id="${id}" w:name="_Ref${id}"/>$2<w:bookmarkEnd w:id="${id}"/></w:p>`)
}

function referring(block: string, id: number): string {
  const field = (kind: string): string => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`
  return block.replace(/<\/w:p>$/, `${field('begin')}<w:r><w:instrText xml:space="preserve"> REF _Ref${id} \\r \\h </w:instrText></w:r>${field('separate')}<w:r><w:t>1</w:t></w:r>${field('end')}</w:p>`)
}

function fromTemplate(pages: number): WordContract {
  const parts = unzipSync(readFileSync(template))
  const main = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
  const [head = '', rest = ''] = main.split(/(?<=<w:body>)/)
  const blocks = blocksOf(rest).filter((block) => !block.includes('<w:sectPr'))
  const body: string[] = []
  const comments: string[] = []
  let words = 0
  for (let at = 0; words < pages * wordsPerPage; at += 1) {
    const plain = (blocks[at % blocks.length] ?? '').replaceAll(/<w:bookmark(?:Start|End)[^>]*>/g, '')
    const isNegotiated = at % 6 === 3 && longRun.test(plain) && plain.startsWith('<w:p ')
    const hasComment = isNegotiated && at % 24 === 3
    let block = isNegotiated ? negotiated(plain, 10_000 + at * 4, hasComment ? comments.length : null) : plain
    if (hasComment) comments.push(`<w:comment ${stamp('Bjørn Berg', comments.length)} w:initials="BB"><w:p w14:paraId="${(0x40000000 + comments.length).toString(16).toUpperCase()}"><w:r><w:t>We cannot take this on, as we said before.</w:t></w:r></w:p></w:comment>`)
    if (at % 8 === 1 && block.startsWith('<w:p ') && block.includes('<w:numPr>')) block = referred(block, 5_000_000 + at)
    if (at % 40 === 5 && block.startsWith('<w:p ') && at > 40) block = referring(block, 5_000_000 + at - 4)
    let paragraph = 0
    block = block.replaceAll(/w14:paraId="[0-9A-Fa-f]+"/g, () => `w14:paraId="${(0x10000000 + at * 1000 + (paragraph += 1)).toString(16).toUpperCase()}"`)
    words += wordCount(plain)
    body.push(block.replaceAll(/(<w:szCs? w:val=")1[0-9]"/g, '$123"'))
  }
  const section = /<w:sectPr>(?:(?!<w:sectPr>).)*<\/w:sectPr><\/w:body>.*$/s.exec(rest)?.[0] ?? '</w:body></w:document>'
  const edited = {
    'word/document.xml': `${head}${body.join('')}${section}`,
    'word/comments.xml': `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">${comments.join('')}</w:comments>`,
    'word/_rels/document.xml.rels': strFromU8(parts['word/_rels/document.xml.rels'] ?? new Uint8Array()).replace('</Relationships>', '<Relationship Id="rIdComments" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>'),
    '[Content_Types].xml': strFromU8(parts['[Content_Types].xml'] ?? new Uint8Array()).replace('</Types>', '<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/></Types>'),
  }
  return { bytes: zipSync({ ...parts, ...Object.fromEntries(Object.entries(edited).map(([name, xml]) => [name, strToU8(xml)])) }), words }
}

/** One of our own, where the corpus is not present. */
function ownContract(pages: number): WordContract {
  const chapters = Math.ceil((pages * wordsPerPage) / 600)
  const made = exportDocx({ doc: redlinedDocument(chapters, chapters * 3).redlined, comments: [], original: null, media: new Map(), properties: { title: null, author: null, at: null, trackRevisions: null } })
  if (!made.ok) throw new Error(made.refusal.message)
  return { bytes: made.value.bytes, words: chapters * 600 }
}

/** Whether there is a contract that came out of Word to make long ones of. */
export const hasTemplate = (): boolean => existsSync(template)

/**
 * A contract of so many pages: Common Paper's cloud service agreement again and again, as it came from a word processor, with its tables, numbering,
 * styles, headers and direct formatting; of every six blocks one with tracked changes, some with comments, some referring to another.
 */
export function wordContract(pages: number): WordContract {
  return hasTemplate() ? fromTemplate(pages) : ownContract(pages)
}
