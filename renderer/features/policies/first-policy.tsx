import { Button } from '@mantine/core'
import { startingPoints, type StartingPoint } from '#renderer/features/policies/starting-points.ts'
import { texts } from '#renderer/features/policies/texts.ts'
import classes from './first.module.css'

interface FirstPolicyProps {
  readonly allowed: boolean
  readonly onBegin: (point: StartingPoint) => void
  readonly onEmpty: () => void
}

/** Nothing yet: what holds until there is something, and ready-made beginnings. */
export function FirstPolicy({ allowed, onBegin, onEmpty }: FirstPolicyProps) {
  return (
    <div className={classes['first']}>
      <h2>{texts.none}</h2>
      <p>{texts.noneText}</p>
      <ul>
        {startingPoints.map(point => (
          <li key={point.title}>
            <button type="button" disabled={!allowed} onClick={() => onBegin(point)}>
              <strong>{point.title}</strong>
              <span>{point.text}</span>
            </button>
          </li>
        ))}
      </ul>
      <Button size="compact-sm" variant="subtle" disabled={!allowed} onClick={onEmpty}>{texts.empty}</Button>
    </div>
  )
}
