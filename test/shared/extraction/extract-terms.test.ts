import { describe, expect, it } from 'vitest'
import { extractTerms } from '#shared/extraction/extract-terms.ts'
import type { Extracted } from '#shared/extraction/facts.ts'

/** The facts of a text in few words: what is not said is left out. */
function facts({ effective, expiration, renewalTerm, noticePeriod, governingLaw }: Extracted): Record<string, string> {
  const all: Record<string, string | null> = {
    effective: effective?.value ?? null,
    expiration: expiration === null ? null : `${expiration.value}${expiration.computed ? ' counted' : ''}`,
    renewal: renewalTerm === null ? null : `${renewalTerm.value.kind} ${renewalTerm.value.period.count} ${renewalTerm.value.period.unit}${renewalTerm.value.most === null ? '' : ` ×${renewalTerm.value.most}`}`,
    notice: noticePeriod === null ? null : `${noticePeriod.value.count} ${noticePeriod.value.unit}${noticePeriod.value.clear ? ' clear' : ''}`,
    law: governingLaw?.value ?? null,
  }
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null))
}

const made = (date: string): string => `This Supply Agreement is made on ${date} between Oak Limited (“Oak”) and Elm Limited (“Elm”). `

const effective: readonly (readonly [string, string | undefined])[] = [
  ['This Agreement is dated as of January 5, 2020 between Oak and Elm.', '2020-01-05'],
  ['This Agreement is made this 1st day of March, 2019 by and between Oak and Elm.', '2019-03-01'],
  ['THIS DEED is made the twenty-first day of June 2018 between Oak and Elm.', '2018-06-21'],
  ['This Agreement is made on 3 February 2021 (the “Effective Date”) between Oak and Elm.', '2021-02-03'],
  ['“Effective Date” means 1 April 2022. This Agreement is dated 20 March 2022.', '2022-04-01'],
  ['This Agreement is dated May 2, 2020 and shall take effect on June 1, 2020.', '2020-06-01'],
  ['This Agreement, dated 2 May 2020, is between Oak and Elm. The term of this Agreement shall commence on 1 July 2020.', '2020-07-01'],
  ['Effective Date: 2023-09-30\nCustomer: Elm', '2023-09-30'],
  ['Agreement dated Dec. 8, 2005 between Oak and Elm.', '2005-12-08'],
  ['This Agreement is made as of the ____ day of ________, 2013 between Oak and Elm. Oak had 40 staff on 1 May 2012.', undefined],
  ['This Agreement is made on 4 May 2020. “Effective Date” means the date on which the last party signs.', undefined],
  ['Oak and Elm are parties to that certain Supply Agreement dated as of May 4, 2015.', undefined],
]

const numeric: readonly (readonly [string, string | undefined])[] = [
  ['This Agreement is dated 25/12/2019 between Oak and Elm.', '2019-12-25'],
  ['This Agreement is dated 02/03/2020 between Oak and Elm. It is governed by the laws of the State of Texas.', '2020-02-03'],
  ['This Agreement is dated 02/03/2020 between Oak and Elm. This Agreement is governed by English law.', '2020-03-02'],
  ['This Agreement is dated 02/03/2020 between Oak and Elm. Goods were seen on 28/02/2020.', '2020-03-02'],
  ['This Agreement is dated 02/03/2020 between Oak and Elm.', undefined],
  ['This Agreement is dated 02/03/2020 between Oak and Elm. Visits were made on 28/02/2020 and on 02/28/2020.', undefined],
  ['This Agreement is dated 31/02/2020 between Oak and Elm.', undefined],
]

const expiration: readonly (readonly [string, string | undefined])[] = [
  ['The Rent is due monthly. If the Term of this Lease ends part of the way through a month, the instalment is reduced in proportion.', undefined],
  ['This Agreement shall continue until 31 December 2024.', '2024-12-31'],
  ['The term of this Agreement begins on the date hereof and ends at the close of business on March 1, 2023.', '2023-03-01'],
  ['“Expiration Date” means 30 June 2023. This Agreement shall expire on the Expiration Date.', '2023-06-30'],
  ['The initial term of this Agreement shall be three (3) years from the date of this Agreement.', '2023-01-31 counted'],
  ['This Agreement shall commence on the date hereof and continue for a period of one month.', '2020-02-29 counted'],
  ['This Agreement takes effect on its date and continues for eighteen (18) months.', '2021-07-31 counted'],
  ['The term of this Agreement ends on the fifth (5th) anniversary of the date of this Agreement.', '2025-01-31 counted'],
  ['The term of this Agreement shall continue until the day before the second anniversary of the date of this Agreement.', '2022-01-30 counted'],
  ['The Initial Term is two years commencing on 1 June 2020.', '2022-05-31 counted'],
  ['This Agreement shall remain in force until terminated by either party.', 'perpetual'],
  ['The term of this Agreement is perpetual.', 'perpetual'],
  ['2. Term. Five (5) years from the date of this Agreement.', '2025-01-31 counted'],
  ['This Agreement shall be effective for the Service Period. “Service Period” means 1 May 2020 through to 30 April 2021.', '2021-04-30'],
  ['Elm grants Oak a perpetual, irrevocable licence to continue to use the Works.', undefined],
  ['The term of this Agreement shall be two years from the Launch Date.', undefined],
  ['The term of this Agreement shall be two (3) years from the date of this Agreement.', undefined],
  ['The term of this Agreement ends on the later of 1 May 2022 and completion of the Works.', undefined],
  ['The confidentiality obligations in this Agreement shall continue for five years after termination.', undefined],
  ['Elm shall keep records for a period of seven years.', undefined],
  ['Oak warrants the Goods for a period of twelve months.', undefined],
]

const renewal: readonly (readonly [string, Record<string, string>])[] = [
  ['If the Tenant stays on after the Term of this Lease, it does so as a tenant from month to month on the terms of this Lease.', {}],
  ['This Agreement shall automatically renew for successive one (1) year terms unless either party gives at least sixty (60) days’ written notice of non-renewal.', { renewal: 'automatic 1 years', notice: '60 days' }],
  ['The term of this Agreement will be extended automatically for up to two (2) additional periods of six months each, unless a party objects no later than 3 months before its expiry.', { renewal: 'automatic 6 months ×2', notice: '3 months' }],
  ['This Agreement shall renew automatically from year to year unless terminated by ten business days’ notice before the end of the current term.', { renewal: 'automatic 1 years', notice: '10 business days' }],
  ['This Agreement shall be automatically renewed for further terms of 12 months unless either party gives not less than 30 clear days’ notice before the end of the term.', { renewal: 'automatic 12 months', notice: '30 days clear' }],
  ['After the initial term this Agreement continues on a month-to-month basis until either party gives thirty days’ prior notice.', { renewal: 'automatic 1 months', notice: '30 days' }],
  ['This Agreement shall continue in force until terminated by either party giving not less than three months’ written notice.', { notice: '3 months' }],
  ['This Agreement shall continue in force until terminated under clause 9. Elm shall give ten days’ notice of each visit.', {}],
  ['The parties may by written agreement extend the term of this Agreement for one further period of two years.', { renewal: 'optional 2 years ×1' }],
  ['Elm shall have the option to renew this Agreement for three (3) additional one-year terms.', { renewal: 'optional 1 years ×3' }],
  ['Oak shall renew its insurance policies every year.', {}],
  ['The time for delivery may be extended for a further period of ten days.', {}],
]

const law: readonly (readonly [string, string | undefined])[] = [
  ['This Agreement shall be governed by and construed in accordance with the laws of the State of New York, without regard to its conflict of laws.', 'New York'],
  ['This Agreement is governed by the law of England and Wales.', 'England and Wales'],
  ['This agreement and any dispute arising out of it are governed by English law.', 'England and Wales'],
  ['The validity and interpretation of this Agreement are governed by the laws of the Province of Ontario and the federal laws of Canada applicable therein.', 'Ontario'],
  ['This Contract shall be interpreted under the laws of the People’s Republic of China.', 'People\'s Republic of China'],
  ['Governing Law: Delaware', 'Delaware'],
  ['This Agreement shall be governed by Swiss law.', 'Switzerland'],
  ['This Agreement shall be governed by and construed in accordance with the laws of Hong Kong.', 'Hong Kong'],
  ['This Agreement shall be governed by the laws of the State of California and the laws of Hong Kong.', 'California and Hong Kong'],
  ['Oak is a corporation organized and existing under the laws of the State of Delaware.', undefined],
  ['Each party shall comply with the laws of every place in which it works.', undefined],
  ['This Agreement is governed by the laws of [STATE].', undefined],
]

const dated = (text: string): string => `This Agreement is dated 31 January 2020 between Oak and Elm. ${text}`

describe('facts read out of a text', () => {
  it.each(effective)('takes effect: %s', (text, date) => expect(facts(extractTerms(text)).effective).toBe(date))
  it.each(numeric)('reads figures by what the text tells of their order: %s', (text, date) => expect(facts(extractTerms(text)).effective).toBe(date))
  it.each(expiration)('ends: %s', (text, end) => expect(facts(extractTerms(dated(text))).expiration).toBe(end))
  it.each(renewal)('goes on: %s', (text, expected) => {
    const { renewal: goesOn, notice } = facts(extractTerms(text))
    expect({ ...(goesOn === undefined ? {} : { renewal: goesOn }), ...(notice === undefined ? {} : { notice }) }).toEqual(expected)
  })
  it.each(law)('is governed: %s', (text, place) => expect(facts(extractTerms(text)).law).toBe(place))

  it('reads across broken lines, page numbers and the page’s own lines', () => {
    const text = `${made('3 May 2021')}\n\n   7.1  The term of this Agreement\n        shall be two (2)\n\n\n  - 12 -\n\n\f   years from the date of this\nAgreement.\n\n8. This Agreement is governed by the laws of New\n   York.\n`
    expect(facts(extractTerms(text))).toEqual({ effective: '2021-05-03', expiration: '2023-05-03 counted', law: 'New York' })
  })

  it('names the parties, and the words they are called by', () => {
    const text = 'THIS AGREEMENT is dated 1 May 2020 and made BETWEEN (1) OAK & SONS LIMITED, a company registered in England (the “Supplier”); and (2) Elm Holdings, Inc., a Delaware corporation (“Customer”). WHEREAS the Supplier makes desks (the “Desks”).'
    expect(extractTerms(text).parties.map(({ value }) => value)).toEqual([{ name: 'OAK & SONS LIMITED', role: 'Supplier' }, { name: 'Elm Holdings, Inc.', role: 'Customer' }])
  })

  it('names the parties of an English precedent, whose words are in brackets alone', () => {
    const text = 'THIS AGREEMENT is dated 14 March 2022\n\nPARTIES\n\n(1) NORTHGATE CATERING LIMITED incorporated in England and Wales with company number 01234567 whose registered office is at 1 High Street, Leeds (Supplier); and\n(2) HOLLIS FOODS PLC registered in Scotland with company number SC765432 (Customer).\n\nBACKGROUND\n'
    expect(extractTerms(text).parties.map(({ value }) => value)).toEqual([{ name: 'NORTHGATE CATERING LIMITED', role: 'Supplier' }, { name: 'HOLLIS FOODS PLC', role: 'Customer' }])
  })

  it('reads amounts with their currency, and a dollar by the law', () => {
    const amounts = (text: string): string[] => extractTerms(text).amounts.map(({ value }) => `${value.currency} ${value.amount}`)
    expect(amounts('Elm pays £1,250.50, then EUR 2 million, then US$1.25 million and 300 Swiss francs.')).toEqual(['GBP 1250.50', 'EUR 2000000', 'USD 1250000', 'CHF 300'])
    expect(amounts('Elm pays $40. This Agreement is governed by the laws of Ontario.')).toEqual(['CAD 40'])
    expect(amounts('Elm pays $40. This Agreement is governed by the laws of France.')).toEqual([])
  })

  it('says nothing of a text that says nothing', () => {
    expect(extractTerms('')).toEqual({ effective: null, expiration: null, renewalTerm: null, noticePeriod: null, governingLaw: null, parties: [], amounts: [], obligations: [] })
  })
})
