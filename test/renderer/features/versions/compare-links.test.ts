import { describe, expect, it } from 'vitest'
import { compareLinks } from '#renderer/features/versions/compare-links.ts'
import type { Version } from '#shared/contracts/version.ts'
import { ada, contract, hashA, id, noon } from '#test/helpers/records.ts'

function version(number: number, kind: Version['kind']): Version {
  return { id: id(`v${number}`), contract: id('lease'), number, name: `Name ${number}`, kind, hash: hashA, words: 10, note: '', createdAt: noon, createdBy: ada.id }
}

const first = version(1, 'internal')
const sent = version(2, 'sent')
const received = version(3, 'received')
const last = version(4, 'internal')
const versions = [first, sent, received, last]
const fromTemplate = contract({ template: { id: 'commercial-lease', version: 1 } })

/** Each offered comparison as "old → new", with its words. */
function offered(of: Version, among: readonly Version[] = versions, whose = fromTemplate): string[] {
  return compareLinks({ contract: whose, versions: [...among] }, of, 'en-GB').comparisons.map(({ label, to }) => {
    const address = new URL(to, 'http://window')
    expect(address.pathname).toBe('/contracts/lease/compare')
    return `${label}: ${address.searchParams.get('before')} → ${address.searchParams.get('after')}`
  })
}

describe('what a version can be compared with', () => {
  it('is the working text, the last text exchanged, the template, and every other version; the earlier one is the old one', () => {
    expect(offered(sent)).toEqual([
      'The working text: v2 → draft',
      'The last text exchanged: v2 → last exchanged',
      'The template it came from: template → v2',
      'Version 4, “Name 4”: v2 → v4',
      'Version 3, “Name 3”: v2 → v3',
      'Version 1, “Name 1”: v1 → v2',
    ])
    expect(offered(last)[1]).toBe('The last text exchanged: last exchanged → v4')
  })

  it('leaves out what there is not: a template, an exchange, another version, itself', () => {
    expect(offered(first, [first], contract())).toEqual(['The working text: v1 → draft'])
    expect(offered(received).some(line => line.startsWith('The last text'))).toBe(false)
  })
})

describe('the redline audit', () => {
  const audits = (of: Version) => compareLinks({ contract: fromTemplate, versions }, of, 'en-GB').audits.map(({ to }) => to)

  it('of what came back holds it against what was sent before it', () => {
    expect(audits(received)).toEqual(['/contracts/lease/redline-audit?sent=v2&received=v3'])
  })

  it('of what was sent asks for what came back, and there is none of what stayed in the house', () => {
    expect(audits(sent)).toEqual(['/contracts/lease/redline-audit?sent=v2'])
    expect(audits(first)).toEqual([])
  })
})
