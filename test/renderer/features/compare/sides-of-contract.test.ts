import { describe, expect, it } from 'vitest'
import { untrackedCount } from '#renderer/features/compare/audit/untracked-count.ts'
import { sideChoices, sideFrom } from '#renderer/features/compare/sides-of-contract.ts'
import type { Version } from '#shared/contracts/version.ts'
import { ada, contract, hashA, id, noon } from '#test/helpers/records.ts'

function version(number: number, kind: Version['kind']): Version {
  return { id: id(`v${number}`), contract: id('lease'), number, name: `Name ${number}`, kind, hash: hashA, words: 10, note: '', createdAt: noon, createdBy: ada.id }
}

describe('the texts of a contract that can be compared', () => {
  it('are the working text, the versions from the latest, and what was exchanged and the template where there is one', () => {
    const all = sideChoices({ contract: contract({ template: { id: 'lease', version: 1 } }), versions: [version(1, 'internal'), version(2, 'sent')] }, 'en-GB')
    expect(all.map(({ value }) => value)).toEqual(['draft', 'v2', 'v1', 'last exchanged', 'template'])
    expect(all[1]?.label).toBe('Version 2: Name 2')
    const few = sideChoices({ contract: contract(), versions: [] }, 'en-GB')
    expect(few.map(({ value }) => value)).toEqual(['draft'])
  })

  it('are what an address may ask for, and nothing else', () => {
    const choices = sideChoices({ contract: contract(), versions: [version(1, 'internal')] }, 'en-GB')
    expect(sideFrom(choices, 'v1')).toBe('v1')
    expect(sideFrom(choices, 'template')).toBeNull()
    expect(sideFrom(choices, 'v7')).toBeNull()
    expect(sideFrom(choices, null)).toBeNull()
  })
})

describe('the number of changes made without tracking', () => {
  it('counts a moved passage once, though it is listed where it was and where it is', () => {
    const moved = [{ kind: 'moved', before: 'Notices', after: '' }, { kind: 'moved', before: '', after: 'Notices' }] as const
    expect(untrackedCount([{ kind: 'replaced', before: 'five' }, ...moved, { kind: 'pending', before: 'six' }])).toBe(3)
    expect(untrackedCount([])).toBe(0)
  })
})
