import { Tabs } from '@mantine/core'
import { useEffect } from 'react'
import { Link, useSearchParams } from 'react-router'
import { ApproverKeys } from '#renderer/features/policies/approver-keys.tsx'
import { Authorities } from '#renderer/features/policies/authorities.tsx'
import { isUnsaved, usePolicyDraft } from '#renderer/features/policies/draft.ts'
import { Policies } from '#renderer/features/policies/policies.tsx'
import { Substitutes } from '#renderer/features/policies/substitutes.tsx'
import { texts } from '#renderer/features/policies/texts.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { Screen } from '#renderer/components/screen.tsx'
import { Waiting } from '#renderer/components/waiting.tsx'
import { call } from '#renderer/lib/client.ts'
import { useOpenSession } from '#renderer/lib/session.ts'
import { useLoaded } from '#renderer/lib/use-loaded.ts'
import classes from './rules.module.css'

type Part = keyof typeof texts.parts
const parts = Object.keys(texts.parts) as Part[]

/** The rules of approval and signing of the house; the part that is shown stands in the address. */
export function ApprovalRules() {
  const { path } = useOpenSession()
  const [address, setAddress] = useSearchParams()
  const part = parts.find(each => each === address.get('part')) ?? 'policies'
  const { value: rules, failure, reload, replace } = useLoaded(path, () => call('policies.get', {}))
  const read = usePolicyDraft(store => store.read)
  const unsaved = usePolicyDraft(isUnsaved)
  // The draft follows a moment after the answer, and another workspace's is none.
  const begun = usePolicyDraft(store => store.workspace) === path
  const saved = rules?.policies
  useEffect(() => {
    if (saved !== undefined) read(path, saved)
  }, [saved, path, read])
  return (
    <Screen title={texts.title} lede={texts.lede} measure="wide" actions={<Link to="/settings" className={classes['back']}>‹ {texts.toSettings}</Link>}>
      <FailureNote failure={failure} onRetry={reload} />
      <Tabs value={part} onChange={next => next !== null && setAddress({ part: next }, { replace: true })} keepMounted={false}>
        <Tabs.List aria-label={texts.partsName} className={classes['tabs'] ?? ''}>
          {parts.map(each => <Tabs.Tab key={each} value={each}>{texts.parts[each]}{each === 'policies' && unsaved ? <span className={classes['dot']} title={texts.unsaved} /> : null}</Tabs.Tab>)}
        </Tabs.List>
        {rules === null || !begun ? (failure === null ? <Waiting what={texts.reading} /> : null) : (
          <>
            <Tabs.Panel value="policies"><Policies /></Tabs.Panel>
            <Tabs.Panel value="authority">
              <Authorities authorities={rules.authorities} onSave={async authorities => replace({ ...rules, ...(await call('policies.saveAuthorities', { authorities: [...authorities] })) })} />
            </Tabs.Panel>
            <Tabs.Panel value="substitutes">
              <Substitutes substitutions={rules.substitutions} onSave={async substitutions => replace({ ...rules, ...(await call('policies.saveSubstitutions', { substitutions: [...substitutions] })) })} />
            </Tabs.Panel>
            <Tabs.Panel value="keys"><ApproverKeys /></Tabs.Panel>
          </>
        )}
      </Tabs>
    </Screen>
  )
}
