import { describe, expect, it } from 'vitest'
import { suggestedPath } from '#renderer/features/welcome/workspace-path.ts'

describe('where a new workspace is suggested to go', () => {
  it.each([
    ['/home/ada/Documents', 'Harbour & Lane Ltd', '/home/ada/Documents/Harbour Lane Ltd.countersign'],
    ['C:\\Users\\Ada', 'Müller/Söhne', 'C:\\Users\\Ada\\Müller Söhne.countersign'],
    ['/tmp/', '', '/tmp/Contracts.countersign'],
    ['/tmp', '../../etc/passwd', '/tmp/.. .. etc passwd.countersign'],
  ])('%s with “%s” is %s', (folder, house, path) => {
    expect(suggestedPath(folder, house)).toBe(path)
  })
})
