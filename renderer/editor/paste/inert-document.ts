/** Where the style a pasted element was written with is kept while it is read. */
export const pastedStyle = 'data-pasted-style'

/**
 * Markup from elsewhere as a document in which nothing runs, is drawn or is fetched. Handlers and styles get other names before they are
 * parsed: the content security policy would refuse them one by one, which for a long passage takes a minute.
 */
export function parseInert(html: string): Document {
  const renamed = html.replace(/<[a-z][^<>]*/gi, (tag) => tag.replace(/([\s"'/])(on[a-z]{2,30}|style)(?=\s*=)/gi, '$1data-pasted-$2'))
  return new DOMParser().parseFromString(renamed, 'text/html')
}

/** The style an element was written with, or an empty text. */
export function writtenStyle(element: Element): string {
  return element.getAttribute(pastedStyle) ?? element.getAttribute('style') ?? ''
}
