/** A number from 0 to 1 at each call, the same ones after the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const vocabulary = `the the the the of of of to to and and a in or by for any that this shall must may each party parties supplier customer agreement
  services goods premises landlord tenant price fee payment invoice term notice termination breach remedy liability indemnity insurance warranty
  confidential information disclosure obligation delivery acceptance defect schedule clause reasonable written consent prior days after before under
  within from date business month year interest amount due tax law court jurisdiction dispute mediation assignment subcontractor employee property
  intellectual licence software data protection security audit record access force majeure event delay failure performance standard quality
  inspection repair replacement cost expense claim damage loss third person authority permission change request variation waiver severability
  counterpart signature execution deed whole remaining period renewal option extension rent deposit guarantee account bank transfer currency`
  .split(/\s+/)

/** So many words of contract-like text, in sentences. */
export function prose(random: () => number, words: number): string {
  const pick = (): string => vocabulary[Math.floor(random() * vocabulary.length)] ?? 'party'
  const out: string[] = []
  let sentence = 0
  for (let index = 0; index < words; index += 1) {
    const word = pick()
    const first = sentence === 0
    sentence += 1
    const ends = index === words - 1 || (sentence > 9 && random() < 0.09)
    if (ends) sentence = 0
    out.push(`${first ? word.charAt(0).toUpperCase() + word.slice(1) : word}${ends ? '.' : !first && random() < 0.06 ? ',' : ''}`)
  }
  return out.join(' ')
}
