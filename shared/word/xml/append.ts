/** Puts a list at the end of another. Spreading it into `push` overflows the stack when a hostile file makes it long. */
export function append<T>(to: T[], added: Iterable<T>): void {
  for (const each of added) to.push(each)
}
