import { isSimulated, strokePath } from '#renderer/features/signing/mark/stroke-outline.ts'
import { faces } from '#renderer/features/signing/mark/faces.ts'
import { texts } from '#renderer/features/signing/texts.ts'
import type { SignatureMark } from '#shared/signing/ceremony.ts'
import classes from './mark.module.css'

/** The mark as it will stand on the page, as large as there is room. */
export function MarkPreview({ mark }: { readonly mark: SignatureMark }) {
  switch (mark.kind) {
    case 'drawn': {
      const points = mark.strokes.flat()
      const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
      const [left, top] = [Math.min(...xs) - 4, Math.min(...ys) - 4]
      return (
        <svg className={classes['previewed']} viewBox={`${left} ${top} ${Math.max(...xs) - left + 4} ${Math.max(...ys) - top + 4}`} role="img" aria-label={texts.ceremony.imageAlt}>
          <path d={mark.strokes.map(stroke => strokePath(stroke, isSimulated(mark.strokes))).join('')} className={classes['ink']} />
        </svg>
      )
    }
    case 'typed':
      return (
        <svg className={classes['previewed']} viewBox={`0 0 ${Math.max(4, mark.text.length) * 18} 48`} role="img" aria-label={texts.ceremony.imageAlt}>
          <text x="50%" y="34" textAnchor="middle" fontSize="34" className={classes['ink']} style={{ fontFamily: `'${faces[mark.face]}', cursive` }}>{mark.text}</text>
        </svg>
      )
    case 'image':
      return <img className={classes['previewed']} src={`data:image/png;base64,${mark.png}`} alt={texts.ceremony.imageAlt} />
  }
}
