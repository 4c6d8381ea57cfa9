import { contentOf, type Der, DerError, tags } from './der.ts'

/** UTCTime or GeneralizedTime in UTC (X.690 11.7 and 11.8; RFC 5652 11.3 for the century). */
export function timeOf(der: Der): Date {
  const text = Buffer.from(contentOf(der)).toString('latin1')
  const full = der.tag === tags.utcTime ? (Number(text.slice(0, 2)) >= 50 ? '19' : '20') + text : der.tag === tags.generalizedTime ? text : ''
  const [, year, month, day, hour, minute, second, fraction] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d+)?Z$/.exec(full) ?? []
  const time = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${fraction?.slice(0, 4) ?? ''}Z`)
  if (Number.isNaN(time.getTime())) throw new DerError('Time')
  return time
}
