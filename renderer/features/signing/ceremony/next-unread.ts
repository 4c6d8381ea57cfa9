/** The first page that was not looked at yet. */
export function nextUnread(pages: number, viewed: readonly number[]): number | null {
  return Array.from({ length: pages }, (_, at) => at + 1).find(page => !viewed.includes(page)) ?? null
}
