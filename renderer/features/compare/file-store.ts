import { create } from 'zustand'
import type { Comparison, FileSide } from '#shared/ipc/negotiation-views.ts'
import { call, uploadBlob } from '#renderer/lib/client.ts'
import { failureFrom, type Failure } from '#renderer/lib/failure.ts'

export type Side = 'before' | 'after'
export const sides: readonly Side[] = ['before', 'after']

/** File name endings that can be compared. */
export const comparable = ['.docx', '.json', '.md', '.markdown', '.txt'] as const

export function isComparable(name: string): boolean {
  return comparable.some(ending => name.toLowerCase().endsWith(ending))
}

interface ComparedFiles {
  readonly files: Readonly<Record<Side, FileSide>>
  readonly comparison: Comparison
}

interface FileComparisonStore {
  readonly files: Readonly<Record<Side, FileSide | null>>
  readonly compared: ComparedFiles | null
  /** What is under way: taking in a file, by its name, or the comparison. */
  readonly busy: { readonly reading: string } | 'comparing' | null
  readonly failure: Failure | null
  /** Takes a file in for a side; when both are there they are compared. */
  readonly take: (side: Side, file: File) => Promise<void>
  /** Takes two files that were dropped together: the one that was changed first is the old one. */
  readonly takeBoth: (files: readonly [File, File]) => Promise<void>
  readonly compare: () => Promise<void>
  /** Compares two files that were handed over already. */
  readonly compareTaken: (before: FileSide, after: FileSide) => Promise<void>
  readonly swap: () => Promise<void>
  readonly refuse: (message: string) => void
  readonly clear: () => void
}

const blank = { files: { before: null, after: null }, compared: null, busy: null, failure: null } as const

/** Two files being compared; they stay while one looks at another screen. */
export const useFileComparison = create<FileComparisonStore>()((set, get) => {
  const upload = async (side: Side, file: File): Promise<void> => {
    set({ busy: { reading: file.name }, failure: null })
    const taken = { blob: await uploadBlob(file, file.name), fileName: file.name }
    set(({ files }) => ({ files: { ...files, [side]: taken }, compared: null, busy: null }))
  }
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work()
    } catch (error) {
      set({ busy: null, failure: failureFrom(error) })
    }
  }
  return {
    ...blank,
    take: (side, file) =>
      attempt(async () => {
        await upload(side, file)
        await get().compare()
      }),
    takeBoth: ([one, other]) =>
      attempt(async () => {
        const [older, newer] = one.lastModified <= other.lastModified ? [one, other] : [other, one]
        await upload('before', older)
        await upload('after', newer)
        await get().compare()
      }),
    compare: () =>
      attempt(async () => {
        const { before, after } = get().files
        if (before === null || after === null) return
        set({ busy: 'comparing', compared: null, failure: null })
        const comparison = await call('compare.files', { before, after })
        // Another file may have been chosen meanwhile; its own comparison answers for it.
        if (get().files.before !== before || get().files.after !== after) return
        set({ compared: { files: { before, after }, comparison }, busy: null })
      }),
    compareTaken: async (before, after) => {
      set({ files: { before, after }, compared: null, failure: null })
      await get().compare()
    },
    swap: async () => {
      set(({ files }) => ({ files: { before: files.after, after: files.before } }))
      await get().compare()
    },
    refuse: message => set({ failure: { code: 'wrong-kind', message } }),
    clear: () => set(blank),
  }
})
