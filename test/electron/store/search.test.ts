import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createWorkspace } from '#electron/store/open.ts'
import type { Db } from '#electron/store/database.ts'
import { contractsMatching, indexContract, matchEnd, matchStart, searchContracts } from '#electron/store/repositories/search.ts'
import { searchExpression } from '#shared/search/query.ts'
import { temporaryFolder } from '#test/helpers/folders.ts'
import { id } from '#test/helpers/records.ts'

let db: Db
const words = 'The parties agree as follows. '.repeat(200)

beforeEach(() => {
  db = createWorkspace(`${temporaryFolder()}/search.countersign`)
  const index = (contract: string, title: string, counterparty: string, body: string): void => indexContract(db, id(contract), { title, counterparty, body })
  index('body', 'Supply of Bottles', 'Beta AS', `${words}The landlord must repair the roof. ${words}`)
  index('counterparty', 'Lease', 'Landlord Ltd', words)
  index('title', 'Landlord’s Consent', 'Gamma', words)
  index('none', 'Services', 'Delta', words)
})
afterEach(() => {
  db.close()
})

const found = (typed: string, limit = 20) => searchContracts(db, searchExpression(typed) ?? '', limit)

describe('a search', () => {
  it('puts a title before a counterparty, and both before the text', () => {
    expect(found('landlord').map(({ contract }) => contract)).toEqual(['title', 'counterparty', 'body'])
  })

  it('answers no more than it is asked for, the best ones', () => {
    expect(found('landlord', 2).map(({ contract }) => contract)).toEqual(['title', 'counterparty'])
  })

  it('can name every contract that matches, without a passage', () => {
    expect(contractsMatching(db, searchExpression('landlord') ?? '')).toEqual(new Set(['body', 'counterparty', 'title']))
  })

  it('shows a passage with what matched', () => {
    const [, , third] = found('landlord')
    expect(third?.passage).toContain(`The ${matchStart}landlord${matchEnd} must repair the roof`)
  })

  it('finds the start of the last word, all words, and words that stand together', () => {
    expect(found('landl')).toHaveLength(3)
    expect(found('landlord roof').map(({ contract }) => contract)).toEqual(['body'])
    expect(found('"must repair the roof"').map(({ contract }) => contract)).toEqual(['body'])
    expect(found('"repair must"')).toEqual([])
  })
})
