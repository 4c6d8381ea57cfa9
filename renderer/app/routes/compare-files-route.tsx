import { editorServices } from '#renderer/app/contract/editor-services.ts'
import { CompareFiles } from '#renderer/features/compare/compare-files.tsx'

export function Component() {
  return <CompareFiles services={editorServices} />
}
