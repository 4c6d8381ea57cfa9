import { Button, Select, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { texts } from '#renderer/features/settings/texts.ts'
import { FailureNote } from '#renderer/components/failure-note.tsx'
import { formatLongDate, formatMoney, today } from '#renderer/lib/formatting.ts'
import { tellDone } from '#renderer/lib/notify.tsx'
import { useOpenSession, useSession } from '#renderer/lib/session.ts'
import { useVerb } from '#renderer/lib/use-verb.ts'
import classes from './settings.module.css'

const pageSizes = (['A4', 'Letter'] as const).map(value => ({ value, label: texts.pageSizes[value] }))

/** Manners offered, each shown by what it looks like. */
const locales = ['en-GB', 'en-US', 'en-IN', 'en-AU', 'de-DE', 'fr-FR', 'es-ES', 'it-IT', 'nl-NL', 'pt-BR', 'ja-JP']

const sample = (locale: string): string => `${formatLongDate(today(), locale)} · ${formatMoney({ amount: '1234.50', currency: 'EUR' }, locale)}`

function localeChoices(): { value: string; label: string }[] {
  return [{ value: '', label: texts.localeSystem }, ...locales.map(locale => ({ value: locale, label: sample(locale) }))]
}

/** The house as contracts call it, the page, and how dates and numbers are written. */
export function HouseForm() {
  const { settings } = useOpenSession()
  const changeSettings = useSession(store => store.changeSettings)
  const { busy, failure, run } = useVerb()
  const form = useForm({ initialValues: { ...settings.house, pageSize: settings.pageSize, locale: settings.locale } })
  const submit = form.onSubmit(({ name, address, registration, pageSize, locale }) =>
    run(async () => {
      await changeSettings({ house: { name: name.trim(), address: address.trim(), registration: registration.trim() }, pageSize, locale })
      form.resetDirty()
      tellDone(texts.saved)
    }),
  )
  return (
    <form onSubmit={submit} className={classes['form']}>
      <TextInput label={texts.houseName} {...form.getInputProps('name')} />
      <Textarea label={texts.houseAddress} autosize minRows={2} {...form.getInputProps('address')} />
      <TextInput label={texts.houseRegistration} {...form.getInputProps('registration')} />
      <Select label={texts.pageSize} data={pageSizes} {...form.getInputProps('pageSize')} />
      <Select label={texts.locale} data={localeChoices()} {...form.getInputProps('locale')} />
      <FailureNote failure={failure} />
      <div><Button type="submit" loading={busy} disabled={!form.isDirty()}>{texts.save}</Button></div>
    </form>
  )
}
