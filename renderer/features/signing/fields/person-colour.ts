/** How many colours there are for the people of a signing; their names tell them apart beyond that, as they always do. */
const colours = 6

/** The colour of someone's fields, from 1, by their place among those asked. */
export function colourOf(people: readonly { readonly key: string }[], key: string): number {
  const at = people.findIndex(person => person.key === key)
  return at === -1 ? 0 : (at % colours) + 1
}
