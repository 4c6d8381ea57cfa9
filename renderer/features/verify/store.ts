import { create } from 'zustand'
import type { Output } from '#shared/ipc/api.ts'
import type { BlobId } from '#shared/lib/ids.ts'
import { call, uploadBlob } from '#renderer/lib/client.ts'
import { failureFrom, type Failure } from '#renderer/lib/failure.ts'

export type VerificationOutcome = Output<'verify.file'>

interface VerificationStore {
  readonly fileName: string
  readonly blob: BlobId | null
  readonly outcome: VerificationOutcome | null
  readonly busy: boolean
  readonly failure: Failure | null
  verifyFile(file: File): Promise<void>
  verifyBlob(blob: BlobId, fileName: string): Promise<void>
  refuse(message: string): void
  clear(): void
}

const blank = { fileName: '', blob: null, outcome: null, busy: false, failure: null }

/** The file being verified; it stays while one looks at another screen. */
export const useVerification = create<VerificationStore>()((set, get) => ({
  ...blank,
  async verifyFile(file) {
    set({ ...blank, fileName: file.name, busy: true })
    try {
      await get().verifyBlob(await uploadBlob(file, file.name), file.name)
    } catch (error) {
      set({ busy: false, failure: failureFrom(error) })
    }
  },
  async verifyBlob(blob, fileName) {
    set({ ...blank, fileName, blob, busy: true })
    try {
      set({ outcome: await call('verify.file', { blob, fileName }), busy: false })
    } catch (error) {
      set({ busy: false, failure: failureFrom(error) })
    }
  },
  refuse: message => set({ ...blank, failure: { code: 'wrong-kind', message } }),
  clear: () => set(blank),
}))
