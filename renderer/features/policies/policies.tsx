import { Button, Menu } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { isUnsaved, usePolicyDraft } from '#renderer/features/policies/draft.ts'
import { movedTo } from '#renderer/features/policies/edits.ts'
import { FirstPolicy } from '#renderer/features/policies/first-policy.tsx'
import { knownFacts } from '#renderer/features/policies/fact-kinds.ts'
import { PolicyCard } from '#renderer/features/policies/policy-card.tsx'
import { problemsOf } from '#renderer/features/policies/problems.ts'
import { RoutePreview } from '#renderer/features/policies/route-preview.tsx'
import { SaveBar } from '#renderer/features/policies/save-bar.tsx'
import { newPolicy, newStage, startingPoints, type StartingPoint } from '#renderer/features/policies/starting-points.ts'
import { texts } from '#renderer/features/policies/texts.ts'
import { useDragging } from '#renderer/features/policies/use-dragging.ts'
import type { Policy } from '#shared/approvals/policy.ts'
import { isOwner } from '#shared/contracts/person.ts'
import { call } from '#renderer/lib/client.ts'
import { useLocale, useOpenSession } from '#renderer/lib/session.ts'
import { useLoaded } from '#renderer/lib/use-loaded.ts'
import classes from './policies.module.css'

/** The currency that money begins with in conditions. */
const firstCurrency = 'GBP'

/** The policies in their order, each open to be changed, beside the route they give a contract of one's choice. */
export function Policies() {
  const locale = useLocale()
  const { me, people, path } = useOpenSession()
  const { policies, edit } = usePolicyDraft()
  const unsaved = usePolicyDraft(isUnsaved)
  const { value: templates } = useLoaded(path, () => call('templates.list', {}))
  const [open, setOpen] = useState<string | null>(null)
  const known = knownFacts(templates ?? [], policies)
  const problems = problemsOf(policies, people, locale)
  const allowed = isOwner(me)
  const dragging = useDragging(policies.map(({ id }) => id), (id, to) => edit(all => movedTo(all, id, to)))
  useEffect(() => {
    if (!unsaved) return undefined
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [unsaved])
  const add = (policy: Policy) => {
    edit(all => [...all, policy])
    setOpen(policy.id)
  }
  const addEmpty = () => add(newPolicy('', [newStage(texts.unnamedStage('1'), [])]))
  const begin = ({ make }: StartingPoint) => add(make(people, firstCurrency))
  return (
    <div className={classes['desk']}>
      <div className={classes['editor']}>
        {allowed ? null : <p className={classes['notice']}>{texts.ownersOnly}</p>}
        {policies.length === 0 ? <FirstPolicy onBegin={begin} onEmpty={addEmpty} allowed={allowed} /> : (
          <>
            <p className={classes['order']}>{texts.order}</p>
            <ol className={classes['policies']} aria-label={texts.policies}>
              {policies.map((policy, place) => (
                <PolicyCard key={policy.id} policy={policy} place={place} last={policies.length - 1} open={open === policy.id} onOpen={shown => setOpen(shown ? policy.id : null)} allowed={allowed} known={known} currency={firstCurrency} problems={problems} dragging={dragging} />
              ))}
              <li className={classes['standing']}><strong>{texts.standing}</strong> {texts.standingText}</li>
            </ol>
            <Menu position="bottom-start">
              <Menu.Target><Button variant="default" disabled={!allowed} leftSection={<IconPlus size={16} aria-hidden="true" />}>{texts.add}</Button></Menu.Target>
              <Menu.Dropdown>
                <Menu.Label>{texts.startWith}</Menu.Label>
                {startingPoints.map(point => <Menu.Item key={point.title} onClick={() => begin(point)}>{point.title}</Menu.Item>)}
                <Menu.Divider />
                <Menu.Item onClick={addEmpty}>{texts.empty}</Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </>
        )}
        {allowed ? <SaveBar problems={problems} /> : null}
      </div>
      <RoutePreview known={known} policies={policies} whole={problems.length === 0} />
    </div>
  )
}
