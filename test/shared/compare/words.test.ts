import { describe, expect, it } from 'vitest'
import { footnote, p, doc, field, reference } from '#shared/document/builders.ts'
import { difference, documentDifference } from '#test/shared/compare/markup.ts'

const one = (before: string, after: string): string => difference([before], [after]).replace(/¶$/, '')

describe('words are replaced as a lawyer would', () => {
  it.each([
    ['one word', 'pay the Fee today', 'pay the Price today', 'pay the [-Fee-]{+Price+} today'],
    ['an amount whole', 'is £1,000.00 per month', 'is £1,250.00 per month', 'is [-£1,000.00-]{+£1,250.00+} per month'],
    ['a number with its bracket', 'within thirty (30) days', 'within sixty (60) days', 'within [-thirty (30)-]{+sixty (60)+} days'],
    ['a clause number whole', 'under clause 7.2(a) of this', 'under clause 7.3(b) of this', 'under clause [-7.2(a)-]{+7.3(b)+} of this'],
    ['an address whole', 'to ann@example.org and Bob', 'to eve@example.org and Bob', 'to [-ann@example.org-]{+eve@example.org+} and Bob'],
    ['a word added with one space', 'days of notice', 'days of written notice', 'days of {+written +}notice'],
    ['a word struck out with one space', 'days of written notice', 'days of notice', 'days of [-written -]notice'],
    ['a word added at the end', 'delivers the Goods.', 'delivers the Goods promptly.', 'delivers the Goods{+ promptly+}.'],
    ['an item in a list', 'apples, pears and figs', 'apples, plums, pears and figs', 'apples, {+plums, +}pears and figs'],
    ['a sentence added where one begins', 'A is due. B pays C.', 'A is due. D runs. B pays C.', 'A is due. {+D runs. +}B pays C.'],
    ['a sentence like its neighbours', 'The Seller pays. The Buyer pays.', 'The Seller pays. The Agent pays. The Buyer pays.', 'The Seller pays. {+The Agent pays. +}The Buyer pays.'],
    ['two additions apart', 'The Supplier shall supply.', 'The Supplier, its agents, shall not supply.', 'The Supplier{+, its agents,+} shall {+not +}supply.'],
    ['the last word', 'governed by the law of England', 'governed by the law of Norway', 'governed by the law of [-England-]{+Norway+}'],
    ['everything struck out', 'Reserved.', '', '[-Reserved.-]'],
  ])('%s', (_what, before, after, shown) => {
    expect(one(before, after)).toBe(shown)
  })
})

describe('a redline is not shredded', () => {
  it('small words between two replacements go with them', () => {
    expect(one('Fees are due in ten days of the date of invoice.', 'Fees are due in thirty days after the date of invoice.')).toBe(
      'Fees are due in [-ten days of-]{+thirty days after+} the date of invoice.',
    )
  })

  it('a sentence of which little stays is replaced whole, the others are kept', () => {
    expect(one('Prices include packaging and carriage. The Supplier shall deliver the Goods to the Buyer. Title passes on payment of the price.', 'Prices include packaging and carriage. All deliveries must be made by the Seller at its own cost. Title passes on payment of the price.')).toBe(
      'Prices include packaging and carriage. [-The Supplier shall deliver the Goods to the Buyer-]{+All deliveries must be made by the Seller at its own cost+}. Title passes on payment of the price.',
    )
  })

  it('a paragraph of which little stays is replaced whole and remains the same paragraph', () => {
    const before = doc({}, p('A first one.'), p('The Buyer inspects all Goods on arrival and reports defects in five days.'), p('A last one.'))
    expect(documentDifference(before, doc({}, p('A first one.'), p('Title and risk pass on payment; the Buyer insures from then on.'), p('A last one.')))).toBe(
      'A first one.¶[-The Buyer inspects all Goods on arrival and reports defects in five days.¶-]{+Title and risk pass on payment; the Buyer insures from then on.¶+}A last one.¶',
    )
  })

  it('a heading with other words remains the same heading', () => {
    expect(difference(['Alpha clause here.', 'Notices', 'Beta clause here.'], ['Alpha clause here.', 'Communications', 'Beta clause here.'])).toBe(
      'Alpha clause here.¶[-Notices-]{+Communications+}¶Beta clause here.¶',
    )
  })
})

describe('white space', () => {
  it.each([
    ['a double space', 'Alpha beta  gamma', 'Alpha beta gamma', 'Alpha beta [- -]gamma'],
    ['a hard space', 'clause 7', 'clause\u00A07', 'clause[- -]{+\u00A0+}7'],
    ['spaces at the ends', ' Alpha ', 'Alpha', '[- -]Alpha[- -]'],
    ['beside a changed word', 'the  old word', 'the new word', 'the [- old-]{+new+} word'],
  ])('%s is carried exactly and touches no word', (_what, before, after, shown) => {
    expect(one(before, after)).toBe(shown)
  })
})

describe('paragraphs', () => {
  it('split in two keep their words', () => {
    expect(difference(['Alpha beta gamma. Second sentence is here with words.'], ['Alpha beta gamma.', 'Second sentence is here with words.'])).toBe(
      'Alpha beta gamma.[- -]{+¶+}Second sentence is here with words.¶',
    )
  })

  it('split and edited keep the words that stayed', () => {
    expect(difference(['One.', 'Alpha beta gamma delta. Epsilon zeta eta theta iota.'], ['One.', 'Alpha beta gamma delta.', 'Epsilon zeta new theta iota.'])).toBe(
      'One.¶Alpha beta gamma delta.[- -]{+¶+}Epsilon zeta [-eta-]{+new+} theta iota.¶',
    )
  })

  it('joined keep their words', () => {
    expect(difference(['Alpha beta gamma.', 'Second sentence is here with words.'], ['Alpha beta gamma. Second sentence is here with words.'])).toBe(
      'Alpha beta gamma.[-¶-]{+ +}Second sentence is here with words.¶',
    )
  })

  it('words that went over a break are kept and the break moves', () => {
    expect(difference(['Alpha beta gamma delta epsilon. Moved words stand right here.', 'Zeta eta theta iota kappa.'], ['Alpha beta gamma delta epsilon.', 'Moved words stand right here. Zeta eta theta iota kappa.'])).toBe(
      'Alpha beta gamma delta epsilon.[- -]{+¶+}Moved words stand right here.[-¶-]{+ +}Zeta eta theta iota kappa.¶',
    )
  })

  it('are aligned with their edited selves among others that were added and struck out', () => {
    expect(difference(['The Buyer pays the price on the first day.', 'Gone altogether now.', 'The Seller insures the goods until delivery.'], ['Wholly fresh words.', 'The Buyer pays the fee on the first day.', 'The Seller insures the goods until arrival.'])).toBe(
      '{+Wholly fresh words.¶+}The Buyer pays the [-price-]{+fee+} on the first day.¶[-Gone altogether now.¶-]The Seller insures the goods until [-delivery-]{+arrival+}.¶',
    )
  })

  it('of the same words are told apart by their ids', () => {
    const reserved = (id: string): ReturnType<typeof p> => p('Reserved.').type.create({ id }, p('Reserved.').content)
    expect(documentDifference(doc({}, reserved('a'), reserved('b'), reserved('c')), doc({}, reserved('a'), reserved('c')))).toBe('Reserved.¶[-Reserved.¶-]Reserved.¶')
  })
})

describe('inline atoms', () => {
  it('stay where they are the same and are replaced where they are not', () => {
    const before = doc({}, p('From ', field('start'), ' under ', reference('a'), ' on.'))
    expect(documentDifference(before, doc({}, p('From ', field('start'), ' under ', reference('b'), ' on.')))).toBe('From ◆ under [-◆-]{+◆+} on.¶')
    expect(documentDifference(before, doc({}, p('From ', field('start'), ' under ', reference('a'), ' off.')))).toBe('From ◆ under ◆ [-on-]{+off+}.¶')
  })

  it('a footnote alike stays in place, another one is replaced', () => {
    const before = doc({}, p('Alpha', footnote('The agreed rate of the central bank.'), ' beta gamma delta.'))
    expect(documentDifference(before, doc({}, p('Alpha', footnote('The base rate of the central bank.'), ' beta gamma delta.')))).toBe('Alpha◆ beta gamma delta.¶')
    expect(documentDifference(before, doc({}, p('Alpha', footnote('See Annex 5.'), ' beta gamma delta.')))).toBe('Alpha[-◆-]{+◆+} beta gamma delta.¶')
  })
})
