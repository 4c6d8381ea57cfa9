import { describe, expect, it } from 'vitest'
import { extractTerms } from '#shared/extraction/extract-terms.ts'

const dated = (text: string): string => `This Agreement is dated 31 January 2020 between Oak and Elm. ${text}`
const defined = (text: string): string => `This Supply Agreement is made on 10 January 2020 between Oak Limited and Elm Limited. “Effective Date” means 1 February 2020.\n${text}`

function end(text: string): string | undefined {
  const { expiration } = extractTerms(text)
  return expiration === null ? undefined : `${expiration.value}${expiration.computed ? ' counted' : ''}`
}

type Rows = readonly (readonly [text: string, end: string | undefined])[]

const named: Rows = [
  [dated('This Agreement shall terminate effective December 31, 2024.'), '2024-12-31'],
  [dated('This Agreement shall remain in force until 30 June 2024.'), '2024-06-30'],
  [dated('This Agreement shall terminate on 30 June 2024.'), '2024-06-30'],
  [dated('This Agreement will expire at midnight on 30 June 2024.'), '2024-06-30'],
  [dated('This Agreement expires at 11:59 p.m. Eastern Time on June 30, 2024.'), '2024-06-30'],
  [dated('The initial term of this Agreement shall run through June 30, 2024.'), '2024-06-30'],
  [dated('The initial term commences on the Effective Date and runs through and including June 30, 2024.'), '2024-06-30'],
  [dated('This Agreement shall expire on the last day of December 2024.'), '2024-12-31'],
  [dated('This Agreement shall expire at the end of June 2024.'), '2024-06-30'],
  [dated('This Agreement shall remain in effect until the end of calendar year 2024.'), '2024-12-31'],
  [dated('The term of this Agreement ends at the end of the third quarter of 2024.'), '2024-09-30'],
  [dated('Unless terminated earlier, this Agreement shall lapse on 30 June 2024.'), '2024-06-30'],
  [dated('This Agreement shall cease to have effect on 30 June 2024.'), '2024-06-30'],
  [dated('This Agreement shall come to an end on 30 June 2024.'), '2024-06-30'],
  [dated('This Agreement is valid until 30 June 2024.'), '2024-06-30'],
  [dated('This Agreement shall be valid from 1 July 2020 to 30 June 2024.'), '2024-06-30'],
  [dated('The contract period is 1 July 2020 to 30 June 2024.'), '2024-06-30'],
  [dated('Contract Period: 1 July 2020 - 30 June 2024'), '2024-06-30'],
  [dated('Expiry Date: 30 June 2024'), '2024-06-30'],
  [dated('Expiration Date: June 30, 2024'), '2024-06-30'],
  [dated('Expiry Date\n30 June 2024'), '2024-06-30'],
  [dated('End Date: 30 June 2024'), '2024-06-30'],
  [dated('Contract End Date: 30 June 2024'), '2024-06-30'],
  [dated('Termination Date: 30 June 2024'), '2024-06-30'],
  [dated('The term of this Agreement shall expire on December\n31, 2024.'), '2024-12-31'],
  [dated('The term of this Agreement shall expire on the 31st day of\n\n- 3 -\n\nDecember, 2024.'), '2024-12-31'],
  [dated('The Consultant shall provide the Services from 1 March 2020 until 28 February 2021.'), '2021-02-28'],
  [dated('Your employment is for a fixed term and will end on 30 September 2021.'), '2021-09-30'],
  [dated('This Agreement shall expire on the earlier of 30 June 2024 and completion of the Works.'), '2024-06-30'],
  [dated('This Agreement shall continue until the earlier of (a) completion of the Works and (b) 30 June 2024.'), '2024-06-30'],
  [dated('This Agreement shall expire on 31 December 2019.'), '2019-12-31'],
]

const counted: Rows = [
  [dated('The Executive’s employment under this Agreement shall commence on the date of this Agreement and continue for one (1) year.'), '2021-01-31 counted'],
  [dated('This Agreement shall be for a period of three years commencing on the date first written above.'), '2023-01-30 counted'],
  [dated('“Closing Date” means 15 March 2020. The term of this Agreement shall be three years from the Closing Date.'), '2023-03-15 counted'],
  [dated('“Closing Date” means 15 March 2020.\nThe term of this Agreement shall be a period of three years beginning on the Closing Date.'), '2023-03-14 counted'],
  [dated('The Goods were first delivered on 15 March 2020 (the “Delivery Date”). This Agreement shall continue for two years after the Delivery Date.'), '2022-03-15 counted'],
  [dated('The “Go-Live Date” is 1 April 2020. The initial term begins on the Go-Live Date and continues for 36 months.'), '2023-04-01 counted'],
  [defined('This Agreement terminates on the third anniversary of the Effective Date.'), '2023-02-01 counted'],
  [dated('This Agreement shall continue until the third anniversary hereof.'), '2023-01-31 counted'],
  [defined('This Agreement shall terminate on the three (3) year anniversary of the Effective Date.'), '2023-02-01 counted'],
  [defined('The term of this Agreement shall continue until the first anniversary of the Effective Date.'), '2021-02-01 counted'],
  [defined('This Agreement shall remain in effect for three years, ending on the last day of the month in which the third anniversary of the Effective Date falls.'), '2023-02-28 counted'],
  [defined('The term of this Agreement ends on the last day of the calendar month in which the second anniversary of the Effective Date occurs.'), '2022-02-28 counted'],
  [defined('This Agreement continues until the end of the calendar quarter in which the first anniversary of the Effective Date falls.'), '2021-03-31 counted'],
  [defined('This Agreement shall expire 12 months after the Effective Date.'), '2021-02-01 counted'],
  [dated('This Agreement shall terminate twelve (12) months following the date hereof.'), '2021-01-31 counted'],
  [defined('This Agreement will expire automatically on the date which is 24 months after the Effective Date.'), '2022-02-01 counted'],
  [dated('This Agreement shall terminate on the date falling eighteen months after the date of this Agreement.'), '2021-07-31 counted'],
  [dated('Key Terms\nStart Date: 1 July 2020\nTerm: 36 months'), '2023-07-01 counted'],
  [dated('Start Date: 1 July 2020\nInitial Term: Three (3) years\n'), '2023-07-01 counted'],
  [dated('Initial Term\n36 months from the Start Date\nStart Date\n1 July 2020'), '2023-07-01 counted'],
  [dated('Term of Agreement: five years'), '2025-01-31 counted'],
  [dated('Term | 36 months\nEffective Date | 1 July 2020'), '2023-07-01 counted'],
  [defined('The term of this Agreement shall be from the Effective Date until the tenth anniversary thereof.'), '2030-02-01 counted'],
  [defined('The Term shall commence on the Effective Date and shall end ten (10) years thereafter.'), '2030-02-01 counted'],
  [dated('This Agreement shall be in effect for an initial term of one year from 1 July 2020.'), '2021-07-01 counted'],
  [dated('This Agreement shall remain in force for a period of five (5) calendar years from and including 1 January 2021.'), '2025-12-31 counted'],
  [dated('This Agreement shall take effect with effect from and including 1 January 2021 and continue for two years.'), '2022-12-31 counted'],
  [defined('Unless earlier terminated, this Agreement shall have a term of four (4) years from the Effective Date.'), '2024-02-01 counted'],
  [defined('The Agreement has a duration of 24 months as of the Effective Date.'), '2022-02-01 counted'],
  [dated('The Parties agree that the duration of this Agreement is two years.'), '2022-01-31 counted'],
  [dated('This lease is for a term of 10 years beginning on 25 March 2020.'), '2030-03-24 counted'],
  [dated('The Landlord lets the Premises to the Tenant for a term of five years from and including 25 March 2020.'), '2025-03-24 counted'],
  [dated('TO HOLD the Premises for the term of ten years from 25 March 2020.'), '2030-03-25 counted'],
  [dated('The Company engages the Consultant for a period of six months starting on 1 March 2020.'), '2020-08-31 counted'],
  [dated('The term of this Agreement is three years starting with 1 January 2024.'), '2026-12-31 counted'],
  [dated('Initial Term: one year commencing from 1 January 2024'), '2025-01-01 counted'],
  [dated('This Agreement is made for a period of 3 years w.e.f. 1 January 2024.'), '2027-01-01 counted'],
  [dated('This Agreement shall commence on 1 January 2024 and shall continue for three years.'), '2027-01-01 counted'],
  [defined('The term of this Agreement shall be five years commencing on the Effective Date and ending at the close of business on the fifth anniversary of the Effective Date.'), '2025-02-01 counted'],
]

const lasting: Rows = [
  [dated('This Agreement shall continue indefinitely until terminated in accordance with its terms.'), 'perpetual'],
  [dated('This Agreement has no fixed term and continues until terminated by either party on 30 days’ notice.'), 'perpetual'],
  [dated('This Agreement shall continue in full force and effect unless terminated by either party on 90 days’ notice.'), 'perpetual'],
  [dated('This Agreement is of indefinite duration.'), 'perpetual'],
  [dated('This Agreement shall be for an indefinite period.'), 'perpetual'],
  [dated('This Agreement shall remain in effect until either party gives the other sixty days’ notice of termination.'), 'perpetual'],
  [dated('This Agreement shall terminate at the option of either party upon 90 days’ notice.'), 'perpetual'],
]

const unsaid: Rows = [
  [dated('Either party may terminate this Agreement effective 30 June 2024.'), undefined],
  [dated('This Agreement shall be in effect for a period of two (2) years commencing upon the Closing.'), undefined],
  [dated('“Launch Date” means the date on which the Site is first open to the public. The term of this Agreement shall be two years from the Launch Date.'), undefined],
  [dated('This Agreement expires at the end of the fiscal year 2024.'), undefined],
  [dated('This Agreement shall terminate on the ____ day of ________, 2024.'), undefined],
  [dated('This Agreement shall terminate on ________ __, 2024, unless extended to 31 December 2025.'), undefined],
  [dated('This Agreement shall terminate on [●] 2024.'), undefined],
  [dated('Expiry Date: [date]'), undefined],
  [dated('Either party may terminate this Agreement at any time upon 30 days’ notice.'), undefined],
  [dated('This Agreement shall continue until completion of the Works.'), undefined],
  [dated('The option expires on 30 June 2024.'), undefined],
  [dated('The offer remains open until 30 June 2024.'), undefined],
  [dated('Elm shall complete the Works by 30 June 2024.'), undefined],
  [defined('The Warranty Period shall be 12 months after the Effective Date.'), undefined],
  [dated('The insurance policy expires on 30 June 2024.'), undefined],
  [dated('The loan matures on 30 June 2024.'), undefined],
  [dated('The previous agreement expired on 31 December 2019.'), undefined],
  [dated('This Agreement shall not terminate before 30 June 2024.'), undefined],
  [dated('Either party may terminate this Agreement with effect from 30 June 2024.'), undefined],
  [dated('If this Agreement terminates before 30 June 2024, Elm repays the deposit.'), undefined],
  [defined('In the event that the Works are not finished by the end of twelve (12) months after the Effective Date, the first year of the term of this Agreement will be extended.'), undefined],
  [dated('Stage two runs as follows: 1 July 2020 - 30 June 2024. This Agreement covers both periods.'), undefined],
  [dated('“Closing Date” means 15 March 2020. “Closing Date” means 16 March 2020. The term of this Agreement shall be three years from the Closing Date.'), undefined],
  [defined('This Agreement shall expire on 31 December 2019.'), undefined],
]

describe('the end that a contract states', () => {
  it.each(named)('is the day it names: %s', (text, expected) => expect(end(text)).toBe(expected))
  it.each(counted)('is counted from the day it names: %s', (text, expected) => expect(end(text)).toBe(expected))
  it.each(lasting)('is none, as it lasts until somebody ends it: %s', (text, expected) => expect(end(text)).toBe(expected))
  it.each(unsaid)('is not told, where the day is not there or another thing ends: %s', (text, expected) => expect(end(text)).toBe(expected))

  it('is read across the lines and pages that a date is broken over', () => {
    expect(end(dated('The term of this Agreement shall expire on December\n31, 2024.'))).toBe('2024-12-31')
    expect(end(dated('This Agreement shall expire on the 31st day\n\n- 7 -\n\nof December, 2024.'))).toBe('2024-12-31')
  })
})
