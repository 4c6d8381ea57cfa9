import { z } from 'zod'

const place = z.number().int().nonnegative()
const comment = z.looseObject({ type: z.literal('comment') })

const annotationSchema = z.union([
  // A range that ends before it begins would repeat the words between.
  z.looseObject({ stepType: z.enum(['addMark', 'removeMark']), mark: comment, from: place, to: place }).refine(({ from, to }) => from <= to),
  z.looseObject({ stepType: z.enum(['addNodeMark', 'removeNodeMark']), mark: comment, pos: place }),
])

/**
 * Whether steps (as ProseMirror writes them in JSON) do nothing but give passages a comment or take one away. Such steps change no word,
 * no number and no hash, so they are taken where the text is fixed, and from those who may comment and not write.
 */
export function areAnnotations(steps: readonly unknown[]): boolean {
  return steps.every((step) => annotationSchema.safeParse(step).success)
}
