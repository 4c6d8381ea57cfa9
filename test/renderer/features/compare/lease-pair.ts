import type { Node } from 'prosemirror-model'
import { clause, doc, field, footnote, marked, pageBreak, paragraph, reference, signature, table } from '#shared/document/builders.ts'
import type { Field } from '#shared/document/field.ts'

/** A lease and what the other side made of it: every kind of difference, each once at least. */
const rent: Field = { id: 'rent', label: 'Monthly rent', type: 'money', required: true, value: { amount: '1250.00', currency: 'GBP' } }
const newRent: Field = { ...rent, value: { amount: '1400.00', currency: 'GBP' } }

const insurance = [
  clause(0, 'Insurance', { id: 'insurance', style: 'heading1' }),
  clause(1, 'The Landlord shall insure the Premises against fire and the usual commercial risks for their full reinstatement value.', { id: 'insurance-1' }),
  clause(1, 'The Tenant shall not do anything by which that insurance may become void or voidable.', { id: 'insurance-2' }),
]

const rates = (rows: readonly (readonly string[])[]): Node => table([['Year', 'Monthly rent', 'Service charge'], ...rows], { header: true, id: 'rates' })

export function leasePair(): { readonly before: Node; readonly after: Node } {
  const before = doc(
    { fields: [rent] },
    paragraph({ id: 'title', style: 'title' }, 'Lease of Business Premises'),
    paragraph({ id: 'parties' }, 'This lease is made between Marlow Property Ltd (the Landlord) and Bright Bakery Ltd (the Tenant).'),
    clause(0, 'Term', { id: 'term', style: 'heading1' }),
    clause(1, 'The term of this lease is five years from the Commencement Date, unless it is ended earlier under this lease.', { id: 'term-1' }),
    clause(1, 'Neither party may end this lease before the third anniversary of the Commencement Date.', { id: 'term-2' }),
    clause(0, 'Rent', { id: 'rent', style: 'heading1' }),
    paragraph({ id: 'rent-1', numbering: { scheme: 'decimal', level: 1 } }, 'The Tenant shall pay a rent of ', field('rent'), ' a month within thirty (30) days of the first day of each month.', footnote('Bank holidays are not counted.')),
    clause(1, 'Late payment bears interest at four per cent a year above the base rate of the Bank of England.', { id: 'rent-2' }),
    ...insurance,
    clause(0, 'Repairs', { id: 'repairs', style: 'heading1' }),
    clause(1, 'The Tenant shall keep the inside of the Premises in good repair. The Landlord shall keep the structure and the roof in good repair.', { id: 'repairs-1' }),
    paragraph({ id: 'repairs-2', numbering: { scheme: 'decimal', level: 1 } }, 'Repairs under clause ', reference('repairs-1'), ' are begun within a reasonable time of notice.'),
    clause(0, 'Schedule of rates', { id: 'schedule', style: 'heading1' }),
    rates([['First', 'GBP 1,250', 'GBP 90'], ['Second', 'GBP 1,250', 'GBP 95'], ['Third', 'GBP 1,300', 'GBP 100'], ['Fourth', 'GBP 1,350', 'GBP 105']]),
    pageBreak(),
    clause(0, 'Notices', { id: 'notices', style: 'heading1' }),
    clause(1, 'Notices under this lease are given in writing and delivered by hand or by first-class post.', { id: 'notices-1' }),
    signature({ id: 'sign', party: { text: 'Bright Bakery Ltd' }, signer: { text: 'Ines Bright' }, capacity: { text: 'Director' } }),
  )
  const after = doc(
    { fields: [newRent] },
    paragraph({ id: 'title', style: 'title' }, 'Lease of Business Premises'),
    paragraph({ id: 'parties' }, 'This lease is made between Marlow Property Ltd (the ', marked('Landlord', 'bold'), ') and Bright Bakery Ltd (the ', marked('Tenant', 'bold'), ').'),
    clause(0, 'Term', { id: 'term', style: 'heading1' }),
    clause(1, 'The term of this lease is ten years from the Commencement Date, unless it is ended earlier under this lease.', { id: 'term-1' }),
    clause(1, 'The Tenant may take this lease on for a further term of five years by notice to the Landlord.', { id: 'term-3' }),
    clause(0, 'Rent', { id: 'rent', style: 'heading1' }),
    paragraph({ id: 'rent-1', numbering: { scheme: 'decimal', level: 1 } }, 'The Tenant shall pay a rent of ', field('rent'), ' a month within sixty (60) days of the first day of each month.', footnote('Bank holidays and Saturdays are not counted.')),
    paragraph({ id: 'rent-2', style: 'quote' }, 'Late payment bears interest at four per cent a year above the base rate of the Bank of England.'),
    clause(0, 'Repairs', { id: 'repairs', style: 'heading1' }),
    clause(1, 'The Tenant shall keep the inside of the Premises in good repair.', { id: 'repairs-1' }),
    clause(1, 'The Landlord shall keep the structure and the roof in good repair.', { id: 'repairs-3' }),
    paragraph({ id: 'repairs-2', numbering: { scheme: 'decimal', level: 1 } }, 'Repairs under clause ', reference('repairs-1'), ' are begun within a reasonable time of  notice.'),
    ...insurance,
    clause(0, 'Schedule of rates', { id: 'schedule', style: 'heading1' }),
    rates([['First', 'GBP 1,400', 'GBP 90'], ['Third', 'GBP 1,300', 'GBP 100'], ['Fourth', 'GBP 1,350', 'GBP 105'], ['Fifth and later', 'as agreed between the parties', 'at cost']]),
    pageBreak(),
    clause(0, 'Notices', { id: 'notices', style: 'heading1' }),
    clause(1, 'Notices under this lease are given in writing and delivered by hand or by first-class post.', { id: 'notices-1' }),
    signature({ id: 'sign', party: { text: 'Bright Bakery Ltd' }, signer: { text: 'Ines Bright' }, capacity: { text: 'Managing Director' } }),
  )
  return { before, after }
}
