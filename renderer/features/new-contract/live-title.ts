import type { Field } from '#shared/document/field.ts'

/** The name of the party that is not the house, as the form has it so far. */
export function otherParty(fields: readonly Field[], house: string): string {
  const same = (name: string) => name.trim().toLocaleLowerCase() === house.trim().toLocaleLowerCase()
  const parties = fields.flatMap(field => (field.type === 'party' && field.value !== null && field.value.name.trim() !== '' ? [field.value.name.trim()] : []))
  return parties.find(name => !same(name)) ?? ''
}

/** The title a contract is offered while the form is filled in: what it is, and with whom. */
export function liveTitle(templateTitle: string, fields: readonly Field[], house: string): string {
  const party = otherParty(fields, house)
  return party === '' ? templateTitle : `${templateTitle} – ${party}`
}

/** Puts the house in as the first party, since it is as a rule the one that fills in the form. */
export function withHouse(fields: readonly Field[], house: { readonly name: string; readonly address: string; readonly registration: string }): Field[] {
  const first = fields.findIndex(field => field.type === 'party')
  if (house.name.trim() === '') return [...fields]
  return fields.map((field, at) => {
    if (at !== first || field.type !== 'party' || field.value !== null) return field
    return { ...field, value: { name: house.name, kind: 'company', address: house.address, ...(house.registration === '' ? {} : { registration: house.registration }) } }
  })
}

/** How many of the asked fields hold something. */
export function filledCount(fields: readonly Field[]): number {
  return fields.filter(field => field.value !== null).length
}
