/** Choices that an operation makes, decided by drawn numbers so that a case can be repeated and made smaller. */
export interface Draw {
  /** A number from 0 to below `most`; 0 where there is no choice. */
  readonly below: (most: number) => number
  readonly pick: <T>(all: readonly T[]) => T | undefined
  readonly words: () => string
}

const phrases = ['x', ' ', 'rent', 'the Buyer', ' shall pay ', 'é', '日本', '“x”', '1.1 ', 'a  b', '\u00a0', 'notice, in writing', '𝄞'] as const

/** Draws from a list of numbers, over again when it is used up. */
export function drawFrom(numbers: readonly number[]): Draw {
  let used = 0
  const below = (most: number): number => {
    const drawn = numbers.length === 0 ? 0 : (numbers[used % numbers.length] ?? 0)
    used += 1
    return most <= 0 ? 0 : drawn % most
  }
  const pick = <T>(all: readonly T[]): T | undefined => all[below(all.length)]
  return { below, pick, words: () => pick(phrases) ?? 'x' }
}
