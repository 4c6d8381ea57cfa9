import { Editor, Mark, Node, type JSONContent } from '@tiptap/core'
import { Document } from '@tiptap/extension-document'
import { Text } from '@tiptap/extension-text'
import { UndoRedo } from '@tiptap/extensions'

const Paragraph = Node.create({ name: 'paragraph', group: 'block', content: 'inline*', parseHTML: () => [{ tag: 'p' }], renderHTML: () => ['p', 0] })
const Bold = Mark.create({ name: 'bold', parseHTML: () => [{ tag: 'strong' }], renderHTML: () => ['strong', 0] })

const element = document.querySelector<HTMLElement>('#page')
if (element === null) throw new Error('The page has no place for the editor')
element.style.setProperty('--text-width', new URLSearchParams(location.search).get('width') ?? '160mm')
const content = (await (await fetch('/document.json')).json()) as JSONContent

/** TipTap as it comes: paragraphs, text, bold and undo. */
const editor = new Editor({ element, extensions: [Document, Paragraph, Text, Bold, UndoRedo], content })
editor.view.dom.setAttribute('spellcheck', 'false')
