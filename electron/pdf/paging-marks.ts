/** As many letters as three lines can hold. */
const threeLines = 290

/**
 * Adds to the document's own markup what the print styles need and CSS cannot know: which paragraphs may be three lines long or
 * less (`data-short`, kept on one page) and which announce what follows by a colon at their end (`data-announces`, kept with it).
 * The space after a number goes into the number's own box, so that the text starts where the box ends.
 */
export function markForPaging(body: string): string {
  return body
    .replaceAll(/<p\b([^>]*)>(.*?)<\/p>/gs, (_whole, attributes: string, content: string) => {
      const text = content.replaceAll(/<[^>]*>/g, '').trimEnd()
      return `<p${text.length > threeLines ? '' : ' data-short'}${text.endsWith(':') ? ' data-announces' : ''}${attributes}>${content}</p>`
    })
    .replaceAll(/<\/(span|a)> <span class="words">/g, ' </$1><span class="words">')
}
