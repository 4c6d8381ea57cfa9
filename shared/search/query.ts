/**
 * Turns what a person types into an FTS5 expression (sqlite.org/fts5.html, section 3): every word must occur, the last word may be
 * the start of one, words in double quotes stand together. Everything is quoted, so nothing typed is taken for an operator.
 * Null when there is nothing to look for.
 */
export function searchExpression(typed: string): string | null {
  // FTS5 reads its expression only up to a NUL, which would leave a quote open.
  const parts = typed.replaceAll('\0', ' ').match(/"[^"]*"?|[^\s"]+/g) ?? []
  const terms = parts
    .map((part) => ({ words: part.replaceAll('"', ' ').trim(), phrase: part.startsWith('"') }))
    .filter(({ words }) => /[\p{L}\p{N}]/u.test(words))
  if (terms.length === 0) return null
  return terms.map(({ words, phrase }, at) => `"${words}"${!phrase && at === terms.length - 1 ? '*' : ''}`).join(' AND ')
}
