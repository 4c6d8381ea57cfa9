import { describe, expect, it } from 'vitest'
import { readPackage } from '#shared/word/package/read-package.ts'
import type { CommentSaid } from '#shared/word/revisions/scrub-comments.ts'
import { scrubDocx } from '#shared/word/revisions/scrub.ts'
import { makeDocx } from '../package/make-archive.ts'

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" xmlns:w16cid="http://schemas.microsoft.com/office/word/2016/wordml/cid" xmlns:w16cex="http://schemas.microsoft.com/office/word/2018/wordml/cex" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const WML = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

const comment = (id: number, author: string, words: string): string => `<w:comment w:id="${id}" w:author="${author}" w:date="2026-01-01T00:00:00Z"><w:p w14:paraId="0000000${id}"><w:r><w:t>${words}</w:t></w:r></w:p></w:comment>`
const marked = (id: number, words: string): string => `<w:commentRangeStart w:id="${id}"/><w:r><w:t>${words}</w:t></w:r><w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`

const parts = {
  comments: `<w:comments ${W}>${comment(1, 'Ann', 'internal: our limit is 5')}${comment(2, 'Ben', 'reply to internal')}${comment(3, 'Ann', 'please check')}</w:comments>`,
  commentsExtended: `<w15:commentsEx ${W}><w15:commentEx w15:paraId="00000001"/><w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001"/><w15:commentEx w15:paraId="00000003"/></w15:commentsEx>`,
  commentsIds: `<w16cid:commentsIds ${W}>${[1, 2, 3].map((id) => `<w16cid:commentId w16cid:paraId="0000000${id}" w16cid:durableId="5000000${id}"/>`).join('')}</w16cid:commentsIds>`,
  commentsExtensible: `<w16cex:commentsExtensible ${W}>${[1, 2, 3].map((id) => `<w16cex:commentExtensible w16cex:durableId="5000000${id}" w16cex:dateUtc="2026-01-01T00:00:00Z"/>`).join('')}</w16cex:commentsExtensible>`,
}

function file(): Buffer {
  const types = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="${WML}.document.main+xml"/>${Object.keys(parts).map((name) => `<Override PartName="/word/${name}.xml" ContentType="${WML}.${name}+xml"/>`).join('')}</Types>`
  const relationships = (list: readonly string[]): string => `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join('')}</Relationships>`
  return makeDocx(
    `<w:p>${marked(1, 'one')}${marked(2, ' two')}${marked(3, ' three')}</w:p><w:permStart w:id="7" w:ed="FIRM\\ann"/><w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" alt="C:\\Users\\ann\\Desktop\\logo.png"/></w:pict></w:r></w:p><w:permEnd w:id="7"/>`,
    [
      ...Object.entries(parts).map(([name, bytes]) => ({ name: `word/${name}.xml`, bytes })),
      { name: 'word/media/only-here.png', bytes: 'x' },
      { name: 'word/_rels/comments.xml.rels', bytes: relationships([`<Relationship Id="rId1" Type="${OFFICE}/image" Target="media/only-here.png"/>`]) },
      { name: 'word/_rels/document.xml.rels', bytes: relationships([...Object.keys(parts).map((name) => `<Relationship Id="${name}" Type="${OFFICE}/${name}" Target="${name}.xml"/>`), `<Relationship Id="linked" Type="${OFFICE}/image" Target="file:///C:/Users/ann/map.png" TargetMode="External"/>`]) },
    ],
    types,
  )
}

function scrubbed(isInternal: ((said: CommentSaid) => boolean) | null) {
  const result = scrubDocx(file(), [], isInternal)
  const pkg = result.ok ? readPackage(result.value.bytes) : result
  if (!result.ok || !pkg.ok) throw new Error('refused')
  const texts = new Map([...pkg.value.parts.values()].map((part) => [part.name, Buffer.from(part.read()).toString()]))
  return { removed: result.value.removed, texts, all: [...texts.values()].join('\n') }
}

describe('comments that are scrubbed', () => {
  it('are all of them, unless it is said which are internal: a file does not tell', () => {
    const { texts, all, removed } = scrubbed(null)
    expect(all).not.toMatch(/internal|please check|comment(?:Reference|Range)|0000000[123]/)
    expect([...texts.keys()].filter((name) => /comment|only-here/.test(name))).toEqual([])
    expect(removed).toContainEqual({ kind: 'comments', part: 'word/comments.xml', count: 3 })
  })

  it('are the internal ones, with their replies, their places and all that lists them', () => {
    const { texts, all, removed } = scrubbed(({ author, words }) => author === 'Ann' && words.startsWith('internal'))
    expect(removed).toContainEqual({ kind: 'comments', part: 'word/comments.xml', count: 2 })
    expect(texts.get('word/comments.xml')).toContain('please check')
    expect(all).not.toMatch(/internal|w:id="[12]"|[05]000000[12]/)
    for (const name of ['commentsExtended', 'commentsIds', 'commentsExtensible']) expect(texts.get(`word/${name}.xml`), name).toMatch(/[05]0000003/)
    expect(texts.get('word/document.xml')).toContain('<w:commentReference w:id="3"/>')
    expect(all).not.toMatch(/Ann|Ben|2026/)
  })

  it('leave no list behind when none is left', () => {
    expect([...scrubbed(() => true).texts.keys()].filter((name) => name.includes('comment'))).toEqual([])
  })
})

describe('paths and permissions', () => {
  it('tell the name of a file and no more, and of no person', () => {
    const { all, removed } = scrubbed(null)
    expect(all).not.toMatch(/Users|FIRM/)
    expect(all).toContain('alt="logo.png"')
    expect(all).toContain('Target="map.png"')
    expect(removed.filter(({ kind }) => kind === 'paths' || kind === 'permissions').map(({ kind, part }) => `${kind} ${part}`)).toEqual(['paths word/_rels/document.xml.rels', 'permissions word/document.xml', 'paths word/document.xml'])
  })
})
