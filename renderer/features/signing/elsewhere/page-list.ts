/** The pages a person wrote down, "1-3, 7", in order and each once; null where it cannot be read or names a page beyond the last. */
export function pagesFrom(written: string, most: number): number[] | null {
  const parts = written.split(/[,;\s]+/).filter(part => part !== '')
  const pages = parts.flatMap((part) => {
    const [, first, last] = /^(\d{1,4})(?:[-–](\d{1,4}))?$/.exec(part) ?? []
    const [from, to] = [Number(first), Number(last ?? first)]
    return first === undefined || from < 1 || to > most || from > to ? [null] : Array.from({ length: to - from + 1 }, (_, at) => from + at)
  })
  const known = pages.filter(page => page !== null)
  return known.length === 0 || known.length < pages.length ? null : [...new Set(known)].toSorted((a, b) => a - b)
}
