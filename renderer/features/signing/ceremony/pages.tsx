import type { BlobId } from '#shared/lib/ids.ts'

interface PagesProps {
  readonly blob: BlobId
  readonly onSee: (page: number) => void
}

export function Pages({ blob, onSee }: PagesProps) {
  return <button type="button" onClick={() => [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].forEach(onSee)}>{blob}</button>
}
