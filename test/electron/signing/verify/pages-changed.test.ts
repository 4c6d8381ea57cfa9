import { describe, expect, it } from 'vitest'
import { pagesChanged } from '#electron/signing/verify/pages-changed.ts'
import { appearance, contract, noteField, num, page, signAs, text } from './build/contract.ts'
import { append } from './build/pdf-writer.ts'

const signed = signAs(contract(), 0)
const since = (pdf: Uint8Array) => pagesChanged(pdf, signed.length)

describe('the pages that changed since a signature', () => {
  it('are none in the signed file itself', () => expect(since(signed)).toEqual([]))

  it('are those with another content', () => {
    expect(since(append(signed, { [num.contentOne]: text('900 pounds') }))).toEqual([{ kind: 'changed', was: 1, now: 1 }])
  })

  it('are those with a field filled in, an annotation or another size', () => {
    expect(since(append(signed, { [num.note]: noteField('Hello', 300), 300: appearance('Hello') }))).toEqual([{ kind: 'changed', was: 1, now: 1 }])
    expect(since(append(signed, { [num.pageTwo]: page(6, '11 0 R 12 0 R 13 0 R 300 0 R'), 300: '<< /Subtype /Stamp >>' }))).toEqual([{ kind: 'changed', was: 2, now: 2 }])
    expect(since(append(signed, { [num.pages]: '<< /Type /Pages /Kids [ 3 0 R 4 0 R ] /Count 2 /Rotate 90 >>' }))).toHaveLength(2)
  })

  it('are the page that another signature shows on', () => {
    expect(since(signAs(signed, 1))).toEqual([{ kind: 'changed', was: 2, now: 2 }])
  })

  it('are those added, removed or moved', () => {
    expect(since(append(signed, { [num.pages]: '<< /Type /Pages /Kids [ 4 0 R 300 0 R ] /Count 2 >>', 300: page(5, '') }))).toEqual([{ kind: 'added', now: 2 }, { kind: 'removed', was: 1 }])
    expect(since(append(signed, { [num.pages]: '<< /Type /Pages /Kids [ 4 0 R 3 0 R ] /Count 2 >>' }))).toEqual([{ kind: 'moved', was: 1, now: 2 }])
  })

  it('are unknown when the file cannot be read', () => {
    expect(since(Buffer.concat([signed.subarray(0, -30)]))).toBeUndefined()
    expect(since(contract())).toBeUndefined()
  })
})
