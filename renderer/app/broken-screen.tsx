import { Button, Group } from '@mantine/core'
import { useEffect } from 'react'
import { Link, useRouteError } from 'react-router'
import { texts } from '#renderer/app/texts.ts'
import { Screen } from '#renderer/components/screen.tsx'

/** Keeps a defect of one screen from taking the window with it. */
export function BrokenScreen() {
  const error = useRouteError()
  useEffect(() => reportError(error), [error])
  return (
    <Screen title={texts.brokenTitle} lede={texts.brokenText}>
      <Group gap="xs">
        <Button onClick={() => location.reload()}>{texts.openAgain}</Button>
        <Button variant="default" component={Link} to="/" reloadDocument>
          {texts.backHome}
        </Button>
      </Group>
    </Screen>
  )
}
