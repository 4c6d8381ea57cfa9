const accents = /[\u0300-\u036F]/g

/** Without accents, each letter whole again: those of other scripts than these marks belong to are letters of their own. */
const bare = (text: string): string => text.normalize('NFD').replaceAll(accents, '').normalize('NFC')

// oxlint-disable-next-line no-control-regex
const plain = /^[\u0000-\u007F]*$/

/**
 * A text as searches compare it: without case and accents, as the full-text search has it (sqlite.org/fts5.html, unicode61 with remove_diacritics),
 * and ß as ss, by the full case mappings of Unicode. Doing it twice changes nothing more.
 */
export function folded(text: string): string {
  if (plain.test(text)) return text.toLowerCase()
  // There and back again: ß has only an upper case that is SS, and sigma has two lower cases.
  return bare(bare(text).toLowerCase().toUpperCase().toLowerCase().replaceAll('ς', 'σ'))
}
