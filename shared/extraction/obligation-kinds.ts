import type { SuggestedKind } from '#shared/extraction/facts.ts'

/** How a kind of obligation is told by its words: `duty` stands after shall, will or must; `object` somewhere behind it. */
export interface Telling {
  readonly kind: SuggestedKind
  readonly duty: RegExp
  /** In the words after the duty; null where the duty says enough. */
  readonly object: RegExp | null
  /** Of the words before the duty; where it is left out, anybody may owe it. */
  readonly subject?: RegExp
  /** Words that show it to be something else. */
  readonly unless: RegExp | null
}

/** In order: the first that fits a duty is its kind. */
export const duties: readonly Telling[] = [
  {
    kind: 'confidentiality return',
    duty: /^(?:promptly |immediately |also |either |then |thereupon |at once |be )*(?:return(?:ed)?|destroy(?:ed)?|deliver up|surrender|erase|delete|deliver(?: to)?)\b/i,
    object: /\b(?:confidential|proprietary|trade secrets?|copies (?:thereof|of)|documents and (?:other )?materials|such information|disclosing)\b/i,
    unless: null,
  },
  {
    kind: 'insurance',
    duty: /^(?:\w+,? ){0,8}?(?:maintain|carry|obtain|procure|keep|provide|effect|take out|purchase|secure|be insured|have|hold|insure|furnish)\b/i,
    object: /\b(?:insurance|insured)\b/i,
    unless: /\binsurance (?:company|commission|products?|business|agent|laws?)\b/i,
  },
  {
    kind: 'payment',
    duty: /^(?:\w+,? ){0,6}?(?:pay|paid|payable|due|make(?= (?:\w+ ){0,4}payments?\b)|remit|reimburse|be (?:due|payable|paid|invoiced|reimbursed|entitled to (?:receive|be paid))|compensate|contribute|credit|refund|receive|become (?:due|payable)|bear|deposit)\b/i,
    object: /[$£€]|\b(?:pay|paid|payable|payments?|fees?|amounts?|sums?|royalt\w+|price|rent|commissions?|invoices?|costs?|expenses?|dollars|compensation|minimum|percent|interest|premium|salary|charges?|revenues?|consideration|USD|EUR|GBP)\b|%/i,
    unless: /\b(?:attention (?:shall|will|must|to)\b|attention\b|credit (?:for|to) authorship|receive (?:written )?notice)\b/i,
  },
  {
    kind: 'payment',
    duty: /^(?:be|equal|amount to|consist of)\b/i,
    object: /[$£€]|%|\bper ?cent\b/i,
    subject: /\b(?:fees?|royalt(?:y|ies)|commissions?|(?:purchase )?prices?|rates?|rent|compensation|consideration|share of (?:\w+ ){0,3}(?:revenues?|profits?))\b[^.;]{0,60}$/i,
    unless: /\binterest rate\b/i,
  },
  {
    kind: 'report',
    duty: /^(?:\w+,? ){0,6}?(?:provide|submit|deliver|furnish|prepare|send|supply|make|file|report|render|give|issue)\b/i,
    object: /\b(?:reports?|statements?|accounting|forecasts?|financial statements|summary|records of sales|accounts)\b/i,
    unless: /\b(?:notice|misstatement|false statement|statements? (?:made|contained)|account(?:s|ing) (?:firm|standards)|press)\b/i,
  },
  {
    kind: 'notice',
    duty: /^(?:\w+,? ){0,6}?(?:notify|give|provide|deliver|send|serve|inform|furnish|advise)\b/i,
    object: /\b(?:notif\w+|notices?|inform|advise in writing)\b/i,
    unless: /\bnotices? (?:under|required|hereunder|shall be in writing|given (?:under|hereunder))\b/i,
  },
  {
    kind: 'delivery',
    duty: /^(?:\w+,? ){0,4}?(?:deliver|ship|supply|dispatch|be (?:delivered|shipped))\b/i,
    object: /\b(?:products?|goods|equipment|materials?|software|deliverables?|units?|documents?|certificates?|copies|orders?|items?|samples|shipments?|programs?|master|content|possession)\b/i,
    unless: /\bnotices?\b/i,
  },
]

/** Rights: what a side may do, or is given an option to do. */
export const rights: readonly { readonly kind: SuggestedKind; readonly tells: RegExp; readonly unless: RegExp | null }[] = [
  {
    kind: 'termination right',
    tells: /\b(?:may|shall have the (?:right|option)|has the (?:right|option)|have the (?:right|option)|is entitled|shall be entitled|entitled|reserves? the right|can|right|option)\b[^.;]{0,200}?\b(?:terminat(?:e|ed|ion)|cancel(?:led)?)\b|\b(?:may|can) (?:also )?be (?:terminated|cancelled)\b|\bterminate\b[^.;]{0,40}\bat the option of\b|\bterminat\w+\b[^.;]{0,60}\bupon (?:either|any|each) party giving\b/i,
    unless: /\b(?:waived|survive|right|rights) (?:of|the|upon|following|after) (?:such )?termination\b|\bmay not (?:be )?terminat/i,
  },
  {
    kind: 'renewal right',
    tells: /\b(?:may|option|right|elects?)\b[^.;]{0,120}?\b(?:renew|extend|extension|renewal)\b|\b(?:unless|until)\b[^.;]{0,200}?\b(?:not to renew|non-?renewal|intention not|not (?:to )?(?:be )?renew\w*)|\b(?:automatic|renew)\w*[^.;]{0,260}\b(?:unless|until|provided)\b[^.;]{0,200}\b(?:noti(?:ce|fie)\w*|advised)/i,
    unless: null,
  },
]
