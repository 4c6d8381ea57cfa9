import type { PageRectangle } from '#shared/signing/ceremony.ts'

/** Page by page, from the top down, from left to right. */
export function inReadingOrder<T extends { readonly page: number; readonly rectangle: PageRectangle }>(fields: readonly T[]): T[] {
  return fields.toSorted((a, b) => a.page - b.page || b.rectangle.y + b.rectangle.height - (a.rectangle.y + a.rectangle.height) || a.rectangle.x - b.rectangle.x)
}
