import { Plugin, TextSelection } from 'prosemirror-state'
import { takeSelectionFromPage } from '#renderer/editor/plugins/selection-from-page.ts'

/**
 * Puts a typed character straight into the document instead of letting the browser edit the page and reading back what it did. That halves
 * the work of a key in a long document. Everything else (composition, selections across paragraphs, dictation) goes the usual way.
 */
export const directTyping = new Plugin({
  props: {
    handleKeyPress(view, event) {
      if (event.charCode < 32 || event.isComposing || !view.editable) return false
      takeSelectionFromPage(view)
      const { selection } = view.state
      if (!(selection instanceof TextSelection) || !selection.$from.sameParent(selection.$to)) return false
      const text = String.fromCodePoint(event.charCode)
      const insertion = () => view.state.tr.insertText(text).scrollIntoView()
      const { from, to } = selection
      const handled = view.someProp('handleTextInput', (handle) => handle(view, from, to, text, insertion))
      if (handled !== true) view.dispatch(insertion())
      return true
    },
  },
})
