import { Button } from '@mantine/core'
import { Link, useSearchParams } from 'react-router'
import { texts } from '#renderer/features/templates/texts.ts'
import { EmptyState } from '#renderer/components/empty-state.tsx'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { Screen } from '#renderer/components/screen.tsx'
import { Waiting } from '#renderer/components/waiting.tsx'
import type { TemplateView } from '#shared/ipc/views.ts'
import { call } from '#renderer/lib/client.ts'
import { formatNumber } from '#renderer/lib/formatting.ts'
import { useLocale } from '#renderer/lib/session.ts'
import { useLoaded } from '#renderer/lib/use-loaded.ts'
import { typeWords } from '#renderer/lib/words.ts'
import classes from './templates.module.css'

/** The templates at the left, the one looked at on the desk. */
export function Templates() {
  const [address] = useSearchParams()
  const { value: templates, failure, reload } = useLoaded('templates', () => call('templates.list', {}))
  const shown = templates?.find(each => each.id === address.get('template')) ?? templates?.[0]
  return (
    <Screen title={texts.title} lede={texts.lede} measure="wide">
      <FailureNote failure={failure} onRetry={reload} />
      {templates === null && failure === null ? <Waiting what={texts.opening} /> : null}
      {templates?.length === 0 ? <EmptyState title={texts.none} /> : null}
      {templates === null || shown === undefined ? null : (
        <div className={classes['split']}>
          <nav aria-label={texts.choose}>
            <ul className={classes['list']}>
              {templates.map(template => (
                <li key={template.id}>
                  <Link to={`/templates?template=${encodeURIComponent(template.id)}`} replace className={classes['item']} aria-current={template.id === shown.id ? 'true' : undefined}>
                    <span className={classes['name']}>{template.title}</span>
                    <span className={classes['kind']}>{typeWords[template.contractType]}</span>
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
          <TemplateSheet template={shown} />
        </div>
      )}
    </Screen>
  )
}

function TemplateSheet({ template }: { readonly template: TemplateView }) {
  const locale = useLocale()
  const asked = template.questions.flatMap(({ fields }) => fields).length
  return (
    <article className={classes['sheet']}>
      <header className={classes['head']}>
        <h2>{template.title}</h2>
        <Button component={Link} to={`/contracts/new?template=${encodeURIComponent(template.id)}`}>{texts.use}</Button>
      </header>
      <p className={classes['summary']}>{template.summary}</p>
      <dl className={classes['fit']}>
        <dt>{texts.goodFor}</dt>
        <dd>{template.goodFor}</dd>
        <dt>{texts.notFor}</dt>
        <dd>{template.notFor}</dd>
      </dl>
      <h3>{texts.asks}</h3>
      <div className={classes['sections']}>
        {template.questions.map(({ section, fields }) => (
          <section key={section}>
            <h4>{section}</h4>
            <ul>
              {fields.map(id => (
                <li key={id}>{template.fields.find(field => field.id === id)?.label ?? id}</li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <p className={classes['foot']}>{texts.version(formatNumber(template.version, locale))} · {texts.questions(formatNumber(asked, locale))}</p>
    </article>
  )
}
