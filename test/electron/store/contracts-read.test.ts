import { describe, expect, it } from 'vitest'
import { allContracts, getContract, saveContract } from '#electron/store/repositories/contracts.ts'
import { openedApplication } from '#test/helpers/test-application.ts'

describe('all contracts', () => {
  it('are what is in the file, after changes by whatever way, inside a change and after one that was rolled back', async () => {
    await using app = await openedApplication()
    const { contract } = await app.ask('contracts.createBlank', { title: 'Lease of Unit 4', type: 'lease' })
    const { db } = app.services()
    const titles = (): string[] => allContracts(db).map(({ title }) => title)
    const rename = (title: string): void => saveContract(db, { ...getContract(db, contract.id), title })
    expect(titles()).toEqual(['Lease of Unit 4'])
    expect(allContracts(db)[0]).toBe(allContracts(db)[0])
    rename('Lease of Unit 5')
    expect(titles()).toEqual(['Lease of Unit 5'])
    const failing = db.transaction(() => {
      rename('Lease of Unit 6')
      expect(titles()).toEqual(['Lease of Unit 6'])
      throw new Error('no')
    })
    expect(() => failing()).toThrow('no')
    expect(titles()).toEqual(['Lease of Unit 5'])
    db.exec(`UPDATE contracts SET record = json_set(record, '$.title', 'Lease of Unit 7')`)
    expect(titles()).toEqual(['Lease of Unit 7'])
  })
})
