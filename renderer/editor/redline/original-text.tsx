import { useEffect, useRef, useState } from 'react'
import type { Editor } from '@tiptap/core'
import { rejectAll } from '#shared/redline/resolve.ts'
import { createContractEditor, type ContractEditorOptions } from '#renderer/editor/create-editor.ts'

interface OriginalTextProps {
  /** The editor of the text with its changes, which stays behind this one. */
  readonly editor: Editor
  readonly overlay: HTMLElement
  readonly settings: Pick<ContractEditorOptions, 'label' | 'locale' | 'newId' | 'blobUrl' | 'putBlob'>
}

/** How long the text behind must rest before its original is read anew, in milliseconds. */
const rest = 150

/** The text as it was before every change, to be read in the place of the other. */
export function OriginalText({ editor, overlay, settings }: OriginalTextProps) {
  const mount = useRef<HTMLDivElement>(null)
  const [doc, setDoc] = useState(editor.state.doc)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null
    const follow = (): void => {
      if (timer !== null) clearTimeout(timer)
      timer = setTimeout(() => setDoc(editor.state.doc), rest)
    }
    editor.on('update', follow)
    return () => {
      editor.off('update', follow)
      if (timer !== null) clearTimeout(timer)
    }
  }, [editor])
  const latest = useRef(settings)
  useEffect(() => {
    latest.current = settings
  })
  useEffect(() => {
    if (mount.current === null) return
    const original = createContractEditor({
      ...latest.current,
      element: mount.current,
      overlay,
      document: rejectAll(doc).toJSON() as ContractEditorOptions['document'],
      editable: false,
      label: `${latest.current.label}, original`,
      view: 'original',
    })
    return () => original.destroy()
  }, [doc, overlay])
  return <div ref={mount} />
}
