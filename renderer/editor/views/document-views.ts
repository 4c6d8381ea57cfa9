import type { SchemaViews } from '#renderer/editor/schema/extensions.ts'
import { pageBreakView, signatureBlockView } from '#renderer/editor/views/block-views.ts'
import { footnoteView } from '#renderer/editor/views/footnote-view.ts'
import { conditionalView, fieldView, imageView, referenceView } from '#renderer/editor/views/inline-views.ts'
import type { LiveDocument } from '#renderer/editor/views/live-document.ts'
import { opaqueBlockView, opaqueView } from '#renderer/editor/views/opaque-views.ts'
import { paragraphView } from '#renderer/editor/views/paragraph-view.ts'
import { cellView, headerCellView, rowView } from '#renderer/editor/views/table-views.ts'

/** How every node and mark that shows something computed is drawn; all in plain DOM, for React has no place on the way of a key. */
export function documentViews(live: LiveDocument): SchemaViews {
  const field = fieldView(live)
  const reference = referenceView(live)
  return {
    nodes: {
      paragraph: paragraphView(live),
      field,
      reference,
      footnote: footnoteView(live, { field, reference }),
      image: imageView(live),
      signatureBlock: signatureBlockView(live),
      pageBreak: pageBreakView,
      opaque: opaqueView,
      opaqueBlock: opaqueBlockView,
      tableRow: rowView,
      tableCell: cellView,
      tableHeader: headerCellView,
    },
    marks: { conditional: conditionalView(live) },
  }
}
