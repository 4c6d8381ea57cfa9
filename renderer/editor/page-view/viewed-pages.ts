/** How long a page must be in view to count as viewed, in milliseconds, and how much of it (or of the window, if that is smaller). */
export const viewingTime = 1_000
export const viewingShare = 0.5

/** What the window is told about the reading of a document. */
export interface PagesRead {
  /** The numbers of the pages viewed so far, each at least half in view for a second. */
  readonly viewed: readonly number[]
  readonly pages: number
  /** Whether every page was viewed and the end of the last one was reached. */
  readonly readToEnd: boolean
}

/** What has been seen of a document's pages so far. Times are milliseconds of one clock. */
export interface ViewedPages {
  readonly viewed: ReadonlySet<number>
  /** Pages in view and since when. */
  readonly since: ReadonlyMap<number, number>
  /** Whether the end of the last page has been in view. */
  readonly reachedEnd: boolean
}

export const nothingViewed: ViewedPages = { viewed: new Set(), since: new Map(), reachedEnd: false }

/** A page came into view far enough, or left it. A page that leaves before its time starts anew. */
export function pageSeen(state: ViewedPages, page: number, enough: boolean, now: number): ViewedPages {
  const settled = settle(state, now)
  if (enough === settled.since.has(page)) return settled
  const since = new Map(settled.since)
  if (enough) since.set(page, now)
  else since.delete(page)
  return { ...settled, since }
}

/** Counts the pages that have been in view long enough by now. */
export function settle(state: ViewedPages, now: number): ViewedPages {
  const due = [...state.since].filter(([page, start]) => !state.viewed.has(page) && now - start >= viewingTime).map(([page]) => page)
  return due.length === 0 ? state : { ...state, viewed: new Set([...state.viewed, ...due]) }
}

/** When the next page will have been in view long enough; null if none is on its way. */
export function nextDue(state: ViewedPages): number | null {
  const starts = [...state.since].filter(([page]) => !state.viewed.has(page)).map(([, start]) => start)
  return starts.length === 0 ? null : Math.min(...starts) + viewingTime
}

/** Whether every page was viewed and the end was reached. */
export function readToEnd(state: ViewedPages, pages: number): boolean {
  return pages > 0 && state.reachedEnd && state.viewed.size >= pages
}
