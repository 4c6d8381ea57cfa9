import { describe, expect, it } from 'vitest'
import { openSample } from '#renderer/features/welcome/open-sample.ts'
import { AppError } from '#shared/ipc/errors.ts'

function folderWith(...taken: string[]) {
  const asked: string[] = []
  const create = (path: string): Promise<void> => {
    asked.push(path)
    return taken.includes(path) ? Promise.reject(new AppError('workspace.exists', 'There is already a file at this place.')) : Promise.resolve()
  }
  return { asked, create }
}

describe('opening the sample', () => {
  it('goes into the suggested folder', async () => {
    const { asked, create } = folderWith()
    await openSample('/home/ada/Documents', create)
    expect(asked).toEqual(['/home/ada/Documents/Sample workspace.countersign'])
  })

  it('leaves earlier samples as they are and takes the next free name', async () => {
    const { asked, create } = folderWith('/d/Sample workspace.countersign', '/d/Sample workspace 2.countersign')
    await openSample('/d', create)
    expect(asked.at(-1)).toBe('/d/Sample workspace 3.countersign')
  })

  it('tells any other refusal at once', async () => {
    let asked = 0
    const full = (): Promise<void> => {
      asked += 1
      return Promise.reject(new AppError('disk.full', 'The disk is full.'))
    }
    await expect(openSample('/d', full)).rejects.toMatchObject({ code: 'disk.full' })
    expect(asked).toBe(1)
  })
})
