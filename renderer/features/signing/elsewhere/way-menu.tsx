import { Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { texts } from '#renderer/features/signing/elsewhere/texts.ts'
import { signingWays, type Ceremony, type Signer } from '#shared/signing/ceremony.ts'
import { call } from '#renderer/lib/client.ts'
import { attempt, tellDone } from '#renderer/lib/notify.tsx'

interface WayMenuProps {
  readonly ceremony: Ceremony
  readonly signer: Signer
  readonly onChanged: (ceremony: Ceremony) => void
}

/** How someone signs who has not signed yet; it can be changed until they have. */
export function WayMenu({ ceremony, signer, onChanged }: WayMenuProps) {
  const change = (way: Signer['way']) => attempt(async () => {
    if (way === signer.way) return
    onChanged(await call('signing.changeWay', { ceremony: ceremony.id, signer: signer.id, way }))
    tellDone(texts.wayChanged(signer.name, texts.ways[way]))
  })
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button size="compact-xs" variant="subtle" color="gray" rightSection={<IconChevronDown size={12} aria-hidden="true" />} aria-label={texts.wayOf(signer.name, texts.ways[signer.way])}>
          {texts.ways[signer.way]}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {signingWays.map(way => <Menu.Item key={way} role="menuitemradio" aria-checked={way === signer.way} onClick={() => change(way)}>{texts.ways[way]}</Menu.Item>)}
      </Menu.Dropdown>
    </Menu>
  )
}
