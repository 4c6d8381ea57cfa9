import { Button } from '@mantine/core'
import { Link } from 'react-router'
import { texts } from '#renderer/app/texts.ts'
import { Screen } from '#renderer/components/screen.tsx'

export function NotFound() {
  return (
    <Screen title={texts.notFound} lede={texts.notFoundText}>
      <Button component={Link} to="/">
        {texts.backHome}
      </Button>
    </Screen>
  )
}
