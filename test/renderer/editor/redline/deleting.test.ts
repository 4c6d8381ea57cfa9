import { describe, expect, it } from 'vitest'
import { field, paragraph } from '#shared/document/builders.ts'
import { reached } from '#renderer/editor/redline/deleting.ts'
import { words } from '#test/renderer/editor/redline/tracked-document.ts'

/** What Backspace (or Delete) takes at the bar in the text. */
function taken(text: string, direction: 1 | -1, byWord = false): string | null {
  const before = text.slice(0, text.indexOf('|'))
  const shown = (part: string): string => part.replaceAll(/\[[+-]*(?:c:)?([^\]]*)\]/g, '$1')
  const node = paragraph({}, ...words(text.replace('|', '')))
  const range = reached(node, shown(before).length, direction, byWord)
  return range === null ? null : node.textBetween(range.from, range.to)
}

describe('Backspace and Delete where changes are tracked', () => {
  it.each<[string, 1 | -1, boolean, string | null]>([
    ['abc|', -1, false, 'c'],
    ['|abc', 1, false, 'a'],
    ['|abc', -1, false, null],
    ['abc|', 1, false, null],
    ['one two|', -1, true, 'two'],
    ['one two |', -1, true, 'two '],
    ['|one two', 1, true, 'one'],
    ['one| two', 1, true, ' two'],
    ['one, two|,', -1, true, 'two'],
    ['re[+mem]ber|', -1, true, 'remember'],
    ['family 👨‍👩‍👧|', -1, false, '👨‍👩‍👧'],
    ['e\u0301|', -1, false, 'e\u0301'],
  ])('%s, direction %i, by word %s, takes %s', (text, direction, byWord, expected) => {
    expect(taken(text, direction, byWord)).toBe(expected)
  })

  it('passes over what already goes', () => {
    expect(taken('one[-two]|', -1)).toBe('e')
    expect(taken('|[-one]two', 1)).toBe('t')
    expect(taken('[-one]|', -1)).toBeNull()
    expect(taken('one[-t]wo|', -1, true)).toBe('onetwo')
    expect(taken('[+-one]|', -1)).toBeNull()
  })

  it('takes an atom whole', () => {
    const node = paragraph({}, 'Pay ', field('fee'), '.')
    expect(reached(node, 5, -1, false)).toEqual({ from: 4, to: 5 })
    expect(reached(node, 4, 1, true)).toEqual({ from: 4, to: 5 })
  })
})
