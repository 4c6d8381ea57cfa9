import { extractTerms } from '#shared/extraction/extract-terms.ts'
import { suggestedKinds, type SuggestedKind } from '#shared/extraction/facts.ts'

/** A clause written for this, and the kinds of obligation a careful reader finds in it. */
export interface GoldClause {
  readonly text: string
  readonly kinds: readonly SuggestedKind[]
}

const clause = (text: string, ...kinds: SuggestedKind[]): GoldClause => ({ text, kinds })

/** Clauses in several manners of drafting; those without a kind only look like an obligation. */
export const goldClauses: readonly GoldClause[] = [
  clause('The Customer shall pay each undisputed invoice within thirty (30) days after receiving it.', 'payment'),
  clause('All fees are payable quarterly in advance on the first day of each quarter.', 'payment'),
  clause('The Tenant must pay the Rent of £24,000 a year by equal monthly instalments on the fifth day of each month.', 'payment'),
  clause('Licensee agrees to pay Licensor a royalty of 6% of Net Sales no later than 45 days after the end of each calendar quarter.', 'payment'),
  clause('The Client will reimburse the Consultant for reasonable travel expenses within 20 days of receipt of vouchers.', 'payment'),
  clause('Interest accrues on late sums at four per cent above the base rate and shall be payable on demand.', 'payment'),
  clause('The Supplier shall not be required to pay any fee for access to the site.'),
  clause('Neither party shall pay or receive any bribe.'),
  clause('Particular attention shall be paid to the safety of visitors.'),
  clause('The Borrower shall notify the Lender in writing within five Business Days of any change of its registered office.', 'notice'),
  clause('The Contractor shall give the Employer at least 14 days’ written notice before starting noisy work.', 'notice'),
  clause('Each party must promptly inform the other in writing of any claim it becomes aware of.', 'notice'),
  clause('Notices under this agreement shall be in writing and delivered by hand or by post.'),
  clause('A notice sent by first class post is deemed received on the second day after posting.'),
  clause('The Distributor shall submit to the Manufacturer, within ten days after the end of each month, a report of its sales in the Territory.', 'report'),
  clause('The Company shall deliver audited financial statements to the Investor not later than 120 days after the end of each fiscal year.', 'report'),
  clause('The Agent will provide a rolling twelve-month forecast by the 15th day of each month.', 'report'),
  clause('No press statement shall be made without consent.'),
  clause('The Vendor shall deliver the Equipment to the Premises on or before 1 June 2027.', 'delivery'),
  clause('Seller will ship all Products within seven days of accepting a purchase order.', 'delivery'),
  clause('Risk in the Goods passes to the Buyer when they leave the warehouse.'),
  clause('The Contractor shall at its own cost maintain public liability insurance of not less than £5,000,000 for any one event.', 'insurance'),
  clause('Throughout the Term, Hirer must keep the Vehicle insured under a comprehensive policy of insurance.', 'insurance'),
  clause('Operator shall carry commercial general liability insurance with limits of at least $2,000,000 per occurrence.', 'insurance'),
  clause('Acme is an insurance company licensed in the State of Ohio.'),
  clause('On termination the Recipient shall return or destroy all Confidential Information of the Discloser within 30 days.', 'confidentiality return'),
  clause('Upon request, each party will promptly return to the other all documents and materials that hold its proprietary information.', 'confidentiality return'),
  clause('The Recipient shall keep the Confidential Information secret.'),
  clause('The Licensee may extend this Agreement for one further period of two years by giving three months’ notice.', 'renewal right'),
  clause('The Tenant has an option to renew this Lease for five years.', 'renewal right'),
  clause('This Agreement renews for successive one-year terms unless either party gives notice of non-renewal 60 days before the end of the current term.', 'renewal right'),
  clause('Either party may terminate this Agreement for convenience on ninety (90) days’ prior written notice.', 'termination right'),
  clause('The Bank is entitled to cancel the Facility at once if the Borrower becomes insolvent.', 'termination right'),
  clause('This Agreement may be terminated by the Owner upon a material breach that is not cured within 30 days.', 'termination right'),
  clause('Termination of this Agreement does not affect rights that have accrued.'),
  clause('Clauses 5 to 9 survive the expiry or termination of this Agreement.'),
  clause('This Agreement may be signed in counterparts.'),
  clause('The Supplier shall perform the Services with reasonable care and skill.'),
  clause('“Fees” means the amounts payable under Schedule 2.'),
  clause('The parties shall meet every quarter to discuss the Services.'),
]

/** By kind: how many clauses it was rightly found in, how many it was found in, and how many have it. */
export function goldScore(clauses: readonly GoldClause[]): readonly { readonly kind: SuggestedKind; readonly right: number; readonly given: number; readonly wanted: number }[] {
  const found = clauses.map(({ text, kinds }) => ({ kinds, ours: new Set(extractTerms(text).obligations.map(({ kind }) => kind)) }))
  return suggestedKinds.map((kind) => ({
    kind,
    right: found.filter(({ kinds, ours }) => kinds.includes(kind) && ours.has(kind)).length,
    given: found.filter(({ ours }) => ours.has(kind)).length,
    wanted: found.filter(({ kinds }) => kinds.includes(kind)).length,
  }))
}
