import { AppError } from '#shared/ipc/errors.ts'
import { texts } from '#renderer/features/welcome/texts.ts'
import { suggestedPath } from '#renderer/features/welcome/workspace-path.ts'

/** After so many names that are taken, the person had better look at the folder. */
const mostNames = 50

/** Makes the sample in the suggested folder. Where one was made before, that one stays and the new one takes the next free name. */
export async function openSample(folder: string, create: (path: string) => Promise<void>): Promise<void> {
  for (let number = 1; ; number += 1) {
    try {
      await create(suggestedPath(folder, number === 1 ? texts.sampleFile : `${texts.sampleFile} ${number}`))
      return
    } catch (error) {
      const taken = error instanceof AppError && error.code === 'workspace.exists'
      if (!taken || number === mostNames) throw error
    }
  }
}
