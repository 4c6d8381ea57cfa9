/** What a revision does, for the person who chooses: text and blocks coming or going, a passage moving, a look changing. */
export type RevisionKind = 'insertion' | 'deletion' | 'move' | 'formatting'

/** Whether what a revision covers is new or is to go; property changes do neither. */
export type RevisionEffect = 'adds' | 'removes' | 'changes'

interface Meaning {
  readonly kind: RevisionKind
  readonly effect: RevisionEffect
}

const ADDS: Meaning = { kind: 'insertion', effect: 'adds' }
const REMOVES: Meaning = { kind: 'deletion', effect: 'removes' }
const ARRIVES: Meaning = { kind: 'move', effect: 'adds' }
const LEAVES: Meaning = { kind: 'move', effect: 'removes' }
const CHANGES: Meaning = { kind: 'formatting', effect: 'changes' }

/** Every element that records a revision (ECMA-376 Part 1, 17.13.5; [MS-DOCX] 2.5 for conflicts), but for the ends of ranges. */
const MEANINGS: Readonly<Record<string, Meaning>> = {
  'w:ins': ADDS,
  'w:del': REMOVES,
  'w:moveTo': ARRIVES,
  'w:moveFrom': LEAVES,
  'w14:conflictIns': ADDS,
  'w14:conflictDel': REMOVES,
  'w:cellIns': ADDS,
  'w:cellDel': REMOVES,
  'w:cellMerge': CHANGES,
  'w:rPrChange': CHANGES,
  'w:pPrChange': CHANGES,
  'w:sectPrChange': CHANGES,
  'w:tblPrChange': CHANGES,
  'w:tblGridChange': CHANGES,
  'w:trPrChange': CHANGES,
  'w:tcPrChange': CHANGES,
  'w:tblPrExChange': CHANGES,
  'w:numberingChange': CHANGES,
  'w:moveFromRangeStart': LEAVES,
  'w:moveToRangeStart': ARRIVES,
  'w:customXmlInsRangeStart': ADDS,
  'w:customXmlDelRangeStart': REMOVES,
  'w:customXmlMoveFromRangeStart': LEAVES,
  'w:customXmlMoveToRangeStart': ARRIVES,
  'w14:customXmlConflictInsRangeStart': ADDS,
  'w14:customXmlConflictDelRangeStart': REMOVES,
}

/** What an element says as a revision, or null when it is none. */
export function meaningOf(name: string): Meaning | null {
  return Object.hasOwn(MEANINGS, name) ? (MEANINGS[name] ?? null) : null
}

/** Runs and what stands between them that came, went or moved (17.13.5.14–28). */
export function isTrackedContent(name: string): boolean {
  return name === 'w:ins' || name === 'w:del' || name === 'w:moveFrom' || name === 'w:moveTo' || name === 'w14:conflictIns' || name === 'w14:conflictDel'
}

/** The name of a range's end by its start, or null when it is no start of a tracked range. */
export function rangeEndOf(name: string): string | null {
  return name.endsWith('RangeStart') && meaningOf(name) !== null ? name.replace(/Start$/, 'End') : null
}

/** Whether an element is the end of a tracked range. */
export function isRangeEnd(name: string): boolean {
  return name.endsWith('RangeEnd') && meaningOf(name.replace(/End$/, 'Start')) !== null
}

/** Whether an element is a revision of any kind, the ends of ranges included. */
export function isRevision(name: string): boolean {
  return meaningOf(name) !== null || isRangeEnd(name)
}

/** The properties a change element holds the old ones of: 'w:pPrChange' → 'w:pPr'. */
export const PROPERTIES_OF_CHANGE: Readonly<Record<string, string>> = {
  'w:rPrChange': 'w:rPr',
  'w:pPrChange': 'w:pPr',
  'w:sectPrChange': 'w:sectPr',
  'w:tblPrChange': 'w:tblPr',
  'w:tblGridChange': 'w:tblGrid',
  'w:trPrChange': 'w:trPr',
  'w:tcPrChange': 'w:tcPr',
  'w:tblPrExChange': 'w:tblPrEx',
}
