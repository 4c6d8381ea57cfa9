import { describe, expect, it } from 'vitest'
import { edited, wordsOf } from '#renderer/components/letter/paragraphs.ts'

const letter = [{ key: 'a', text: 'Dear Sirs,' }, { key: 'b', text: 'We refer to the agreement.' }]

describe('a letter while it is written', () => {
  it('changes one paragraph and leaves the others', () => {
    expect(wordsOf(edited(letter, { kind: 'change', key: 'b', text: 'We write.' }))).toEqual(['Dear Sirs,', 'We write.'])
  })

  it('takes a paragraph in after another', () => {
    const longer = edited(letter, { kind: 'add', after: 'a', key: 'c' })
    expect(wordsOf(edited(longer, { kind: 'change', key: 'c', text: 'Notice' }))).toEqual(['Dear Sirs,', 'Notice', 'We refer to the agreement.'])
  })

  it('takes a paragraph out, but keeps a place to write', () => {
    const short = edited(letter, { kind: 'remove', key: 'a' })
    expect(wordsOf(short)).toEqual(['We refer to the agreement.'])
    expect(edited(short, { kind: 'remove', key: 'b' })).toEqual([{ key: 'b', text: '' }])
  })

  it('sends no empty paragraphs', () => {
    expect(wordsOf([...letter, { key: 'c', text: '  ' }])).toHaveLength(2)
  })
})
