const markingSteps: ReadonlySet<unknown> = new Set(['addMark', 'removeMark', 'addNodeMark', 'removeNodeMark'])

function isAnnotation(step: unknown): boolean {
  if (typeof step !== 'object' || step === null) return false
  const { stepType, mark } = step as { readonly stepType?: unknown; readonly mark?: unknown }
  return markingSteps.has(stepType) && typeof mark === 'object' && mark !== null && 'type' in mark && mark.type === 'comment'
}

/**
 * Whether steps (as ProseMirror writes them in JSON) do nothing but give passages a comment or take one away. Such steps change no word,
 * no number and no hash, so they are taken where the text is fixed, and from those who may comment and not write.
 */
export function areAnnotations(steps: readonly unknown[]): boolean {
  return steps.every(isAnnotation)
}
