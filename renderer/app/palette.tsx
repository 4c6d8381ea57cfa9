import { Spotlight } from '@mantine/spotlight'
import { IconArrowRight, IconCommand, IconFileText, IconPlus, IconSearch, IconUser } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { screenLinks } from '#renderer/app/screens.ts'
import { texts } from '#renderer/app/texts.ts'
import { KeyHint } from '#renderer/components/key-hint.tsx'
import { Passage } from '#renderer/features/search/passage.tsx'
import { useSearchHits } from '#renderer/features/search/use-search-hits.ts'
import { attempt } from '#renderer/lib/notify.tsx'
import { useOpenSession, useSession } from '#renderer/lib/session.ts'
import { useCurrentCommands } from '#renderer/lib/window-commands.ts'

interface Deed {
  readonly id: string
  readonly label: string
  readonly mark: ReactNode
  readonly keys?: string | undefined
  run(): void
}

const matches = (query: string, label: string) =>
  query.toLocaleLowerCase().split(/\s+/).every(word => label.toLocaleLowerCase().includes(word))

/** Search and every command in one place (Ctrl+K). */
export function Palette() {
  const [query, setQuery] = useState('')
  const hits = useSearchHits(query)
  const groups = useDeeds().map(group => ({ ...group, deeds: group.deeds.filter(deed => matches(query.trim(), deed.label)) }))
  const shown = groups.filter(group => group.deeds.length > 0)
  const navigate = useNavigate()
  return (
    <Spotlight.Root query={query} onQueryChange={setQuery} maxHeight={520} scrollable attributes={{ content: { 'aria-label': texts.search } }} transitionProps={{ duration: 80 }} overlayProps={{ backgroundOpacity: 0.35 }} shortcut={null}>
      <Spotlight.Search placeholder={texts.search} aria-label={texts.search} leftSection={<IconSearch size={18} stroke={1.6} aria-hidden="true" />} />
      <Spotlight.ActionsList>
        {shown.map(({ title, deeds }) => (
          <Spotlight.ActionsGroup key={title} label={title}>
            {deeds.map(deed => (
              <Spotlight.Action key={deed.id} label={deed.label} leftSection={deed.mark} rightSection={deed.keys === undefined ? null : <KeyHint keys={deed.keys} />} onClick={deed.run} />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {hits.length === 0 ? null : (
          <Spotlight.ActionsGroup label={texts.inContracts}>
            {hits.map(hit => (
              <Spotlight.Action key={hit.contract} onClick={() => void navigate(`/contracts/${hit.contract}?find=${encodeURIComponent(query.trim())}`)} leftSection={<IconFileText size={18} stroke={1.6} aria-hidden="true" />}>
                <Passage hit={hit} />
              </Spotlight.Action>
            ))}
          </Spotlight.ActionsGroup>
        )}
        {shown.length === 0 && hits.length === 0 ? <Spotlight.Empty>{texts.nothingFound}</Spotlight.Empty> : null}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}

function useDeeds(): { readonly title: string; readonly deeds: readonly Deed[] }[] {
  const navigate = useNavigate()
  const { me, people } = useOpenSession()
  const switchTo = useSession(store => store.switchTo)
  const here = useCurrentCommands()
  const size = { size: 18, stroke: 1.6, 'aria-hidden': true } as const
  return [
    { title: texts.here, deeds: here.map(({ id, label, keys, run }) => ({ id, label, keys, run, mark: <IconCommand {...size} /> })) },
    {
      title: texts.goTo,
      deeds: [
        { id: 'new', label: texts.newContract, mark: <IconPlus {...size} />, run: () => void navigate('/contracts/new') },
        ...screenLinks.map(({ path, label }) => ({ id: path, label, mark: <IconArrowRight {...size} />, run: () => void navigate(path) })),
      ],
    },
    {
      title: texts.people,
      deeds: people
        .filter(person => person.active && person.id !== me.id)
        .map(person => ({ id: person.id, label: `${texts.workAs} ${person.name}`, mark: <IconUser {...size} />, run: () => attempt(() => switchTo(person.id)) })),
    },
  ]
}
