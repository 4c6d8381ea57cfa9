import type { ShownAuthor } from '#renderer/editor/session/redline-session.ts'

/** The rules of one text that follow what it holds: its authors' colours, and which comment is looked at. */
export interface AuthorSheet {
  readonly showAuthors: (authors: readonly ShownAuthor[]) => void
  readonly showThreads: (active: string | null, quiet: readonly string[]) => void
  readonly dispose: () => void
}

let sheets = 0

/**
 * Colours changes by a style sheet of rules instead of a style on each: thousands of changes then cost a handful of rules. The sheet is
 * made by script, which the content security policy permits, and its rules hold for this text alone.
 */
export function authorSheet(root: HTMLElement, overlay: HTMLElement): AuthorSheet {
  sheets += 1
  const scope = `[data-sheet="${sheets}"]`
  for (const element of [root, overlay]) element.dataset['sheet'] = String(sheets)
  const authorRules = new CSSStyleSheet()
  const threadRules = new CSSStyleSheet()
  const { ownerDocument } = root
  ownerDocument.adoptedStyleSheets = [...ownerDocument.adoptedStyleSheets, authorRules, threadRules]
  const thread = (id: string): string => `${scope} .comment[data-thread="${CSS.escape(id)}"]`
  return {
    showAuthors(authors) {
      authorRules.replaceSync(authors.map(({ key, colour }) => `${scope} [data-author="${CSS.escape(key)}"] { --author: var(--author-${colour}) }`).join('\n'))
    },
    showThreads(active, quiet) {
      const quietRule = quiet.length === 0 ? '' : `${quiet.map(thread).join(',')} { --comment: transparent; --comment-line: transparent }`
      const activeRule = active === null ? '' : `${thread(active)} { --comment: var(--comment-active); --comment-line: var(--comment-active-line); --comment-weight: 2px }`
      threadRules.replaceSync(`${quietRule}\n${activeRule}`)
    },
    dispose() {
      ownerDocument.adoptedStyleSheets = ownerDocument.adoptedStyleSheets.filter((sheet) => sheet !== authorRules && sheet !== threadRules)
    },
  }
}
