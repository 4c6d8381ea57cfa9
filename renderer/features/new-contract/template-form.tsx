import { Button, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { Link, useNavigate } from 'react-router'
import { filledCount, liveTitle, withHouse } from '#renderer/features/new-contract/live-title.ts'
import { texts } from '#renderer/features/new-contract/texts.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { TypedField } from '#renderer/components/fields/typed-field.tsx'
import { useWindowTitle } from '#renderer/components/screen.tsx'
import type { Field } from '#shared/document/field.ts'
import type { TemplateView } from '#shared/ipc/views.ts'
import { call } from '#renderer/lib/client.ts'
import { formatNumber } from '#renderer/lib/formatting.ts'
import { useLocale, useOpenSession } from '#renderer/lib/session.ts'
import { useVerb } from '#renderer/lib/use-verb.ts'
import classes from './new-contract.module.css'

interface TemplateFormProps {
  readonly template: TemplateView
}

/** The short form of a template, section by section; the contract's title follows as it is filled in. */
export function TemplateForm({ template }: TemplateFormProps) {
  const { settings } = useOpenSession()
  const locale = useLocale()
  const navigate = useNavigate()
  const { busy, failure, run } = useVerb()
  const [fields, setFields] = useState(() => withHouse(template.fields, settings.house))
  const [ownTitle, setOwnTitle] = useState<string | null>(null)
  const title = ownTitle ?? liveTitle(template.title, fields, settings.house.name)
  const change = (changed: Field) => setFields(before => before.map(field => (field.id === changed.id ? changed : field)))
  const sections = template.questions.map(({ section, fields: ids }) => ({ section, asked: ids.flatMap(id => fields.filter(field => field.id === id)) }))
  const asked = sections.flatMap(each => each.asked)
  useWindowTitle(title)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    run(async () => {
      const { contract } = await call('contracts.createFromTemplate', { template: template.id, title: title.trim(), fields })
      await navigate(`/contracts/${contract.id}`, { replace: true })
    })
  }
  return (
    <form className={classes['form']} onSubmit={submit} noValidate>
      <header className={classes['formHead']}>
        <Link to="/contracts/new" className={classes['back']}>‹ {texts.back}</Link>
        <h1 className={classes['formTitle']}>{title}</h1>
        <p className={classes['summary']}>{template.summary} {texts.later}</p>
      </header>
      <div className={classes['formBody']}>
        <nav className={classes['sections']} aria-label={texts.sections}>
          <ol>
            {sections.map(each => (
              <li key={each.section}>
                <a href={`#${sectionId(each.section)}`} onClick={event => goTo(event, each.section)}>
                  {each.section}
                  <span className="tabular">{formatNumber(filledCount(each.asked), locale)}/{formatNumber(each.asked.length, locale)}</span>
                </a>
              </li>
            ))}
          </ol>
        </nav>
        <div className={classes['questions']}>
          {sections.map(each => (
            <section key={each.section} id={sectionId(each.section)} aria-label={each.section} tabIndex={-1} className={classes['section']}>
              <h2>{each.section}</h2>
              {each.asked.map(field => <TypedField key={field.id} field={field} onChange={change} />)}
            </section>
          ))}
          <section className={classes['section']} aria-label={texts.contractTitle}>
            <TextInput label={texts.contractTitle} value={title} onChange={event => setOwnTitle(event.currentTarget.value)} required size="md" />
          </section>
          <FailureNote failure={failure} />
        </div>
      </div>
      <footer className={classes['formFoot']}>
        <output className={classes['progress']}>{texts.filled(formatNumber(filledCount(asked), locale), formatNumber(asked.length, locale))}</output>
        <Button type="submit" size="md" loading={busy} disabled={title.trim() === ''}>{texts.create}</Button>
      </footer>
    </form>
  )
}

const sectionId = (section: string) => `section-${section.replaceAll(/\W+/g, '-').toLowerCase()}`

/** The address after the hash is the screen's, so the link scrolls and moves the keyboard itself. */
function goTo(event: { preventDefault(): void }, section: string): void {
  event.preventDefault()
  const target = document.getElementById(sectionId(section))
  target?.scrollIntoView({ block: 'start' })
  target?.focus({ preventScroll: true })
}
