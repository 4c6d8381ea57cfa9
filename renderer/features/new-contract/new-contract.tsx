import { useSearchParams } from 'react-router'
import { BlankForm } from '#renderer/features/new-contract/blank-form.tsx'
import { ImportFile } from '#renderer/features/new-contract/import-file.tsx'
import { TemplateForm } from '#renderer/features/new-contract/template-form.tsx'
import { TemplatePicker } from '#renderer/features/new-contract/template-picker.tsx'
import { texts } from '#renderer/features/new-contract/texts.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { Screen } from '#renderer/components/screen.tsx'
import { Waiting } from '#renderer/components/waiting.tsx'
import { call } from '#renderer/lib/client.ts'
import { useLoaded } from '#renderer/lib/use-loaded.ts'
import classes from './new-contract.module.css'

/** Three ways to a new contract. The template chosen stands in the address. */
export function NewContract() {
  const [address] = useSearchParams()
  const chosen = address.get('template')
  const { value: templates, failure, reload } = useLoaded('templates', () => call('templates.list', {}))
  const template = templates?.find(each => each.id === chosen)
  if (chosen !== null && template !== undefined) return <TemplateForm key={template.id} template={template} />
  return (
    <Screen title={texts.title} lede={texts.lede}>
      <FailureNote failure={failure} onRetry={reload} />
      {chosen !== null && templates !== null ? <FailureNote failure={{ code: 'no-template', message: texts.noTemplate }} /> : null}
      <section aria-label={texts.templates} className={classes['way']}>
        <h2 className={classes['wayTitle']}>{texts.templates}</h2>
        {templates === null ? (failure === null ? <Waiting what={texts.fetching} /> : null) : <TemplatePicker templates={templates} />}
      </section>
      <div className={classes['others']}>
        <section aria-label={texts.import} className={classes['way']}>
          <h2 className={classes['wayTitle']}>{texts.import}</h2>
          <ImportFile />
        </section>
        <section aria-label={texts.blank} className={classes['way']}>
          <h2 className={classes['wayTitle']}>{texts.blank}</h2>
          <BlankForm />
        </section>
      </div>
    </Screen>
  )
}
