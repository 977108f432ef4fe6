import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Alert, Button, Card, Flex } from 'antd'
import { useState } from 'react'
import { useAction } from '../../../../ui/action.tsx'
import { dayText } from '../../../../ui/date-format.ts'
import { useLanguage, useWords } from '../../../../ui/language.tsx'
import { ToneTag } from '../../../../ui/widgets/status-tag.tsx'
import { localeOf } from '../../../../ui/words.ts'
import { useOrganisationApi } from '../../web/organisation-api.ts'
import { type CalendarDay, type CalendarYear, FIRST_YEAR, LAST_YEAR } from '../model.ts'
import { calendarWords } from '../words.ts'
import { DayDialog } from './day-dialog.tsx'

interface YearViewProps {
  readonly year: CalendarYear
  readonly mayWrite: boolean
  readonly onYear: (year: number) => void
}

/** Twelve months, each day coloured by what it is; a press changes it. */
export function YearView({ year, mayWrite, onYear }: YearViewProps) {
  const t = useWords(calendarWords)
  const [edited, setEdited] = useState<CalendarDay>()
  const months = Map.groupBy(year.days, ({ day }) => day.slice(0, 7))
  return (
    <Card
      title={<h2 className="calendar-heading">{t('year', { year: String(year.year) })}</h2>}
      extra={<YearButtons year={year.year} onYear={onYear} />}
    >
      <Flex gap={8} wrap align="center">
        <YearMark year={year} />
        <span>{t('workingDays', { n: year.workingDays })}</span>
      </Flex>
      {!year.published && mayWrite && <Confirmation year={year} />}
      <Legend />
      <div className="calendar-months">
        {[...months].map(([month, days]) => (
          <Month key={month} month={month} days={days} mayWrite={mayWrite} onEdit={setEdited} />
        ))}
      </div>
      {edited !== undefined && <DayDialog day={edited} onClose={() => setEdited(undefined)} />}
    </Card>
  )
}

function YearButtons({ year, onYear }: Pick<YearViewProps, 'onYear'> & { readonly year: number }) {
  const t = useWords(calendarWords)
  return (
    <Flex gap={4}>
      <Button
        icon={<LeftOutlined />}
        aria-label={t('previousYear')}
        disabled={year <= FIRST_YEAR}
        onClick={() => onYear(year - 1)}
      />
      <Button
        icon={<RightOutlined />}
        aria-label={t('nextYear')}
        disabled={year >= LAST_YEAR}
        onClick={() => onYear(year + 1)}
      />
    </Flex>
  )
}

function YearMark({ year }: { readonly year: CalendarYear }) {
  const t = useWords(calendarWords)
  if (year.published) return <ToneTag tone="good">{t('published')}</ToneTag>
  return year.confirmed ? (
    <ToneTag tone="good">{t('confirmed')}</ToneTag>
  ) : (
    <ToneTag tone="late">{t('provisional')}</ToneTag>
  )
}

/** Lets the tenant say that a year's holidays, which the program does not know, are all entered. */
function Confirmation({ year }: { readonly year: CalendarYear }) {
  const t = useWords(calendarWords)
  const api = useOrganisationApi()
  const confirm = useAction({
    run: (confirmed: boolean) =>
      api.calendar.years[':year'].$put({ param: { year: String(year.year) }, json: { confirmed } }),
    success: t('saved'),
    refresh: [['organisation', 'calendar']],
  })
  const button = (
    <Button size="small" loading={confirm.pending} onClick={() => void confirm.start(!year.confirmed)}>
      {t(year.confirmed ? 'takeBack' : 'confirm')}
    </Button>
  )
  if (year.confirmed) return <div className="calendar-confirmed">{button}</div>
  return (
    <Alert type="warning" showIcon className="calendar-notice" title={t('provisionalHint')} action={button} />
  )
}

/** What colours a day. */
function dayClass({ source, working }: CalendarDay): string {
  if (source === 'own') return 'calendar-own'
  if (source === 'official') return working ? 'calendar-make-up' : 'calendar-holiday'
  return working ? '' : 'calendar-weekend'
}

function Legend() {
  const t = useWords(calendarWords)
  const marks = [
    ['calendar-weekend', t('legendOff')],
    ['calendar-holiday', t('legendHoliday')],
    ['calendar-make-up', t('legendMakeUp')],
    ['calendar-own', t('legendOwn')],
  ] as const
  return (
    <ul className="calendar-legend">
      {marks.map(([mark, words]) => (
        <li key={mark}>
          <span className={`calendar-day ${mark}`} aria-hidden="true" /> {words}
        </li>
      ))}
    </ul>
  )
}

interface MonthProps {
  readonly month: string
  readonly days: readonly CalendarDay[]
  readonly mayWrite: boolean
  readonly onEdit: (day: CalendarDay) => void
}

const dateOf = (day: string): Date => new Date(`${day}T00:00:00Z`)

function Month({ month, days, mayWrite, onEdit }: MonthProps) {
  const t = useWords(calendarWords)
  const { language } = useLanguage()
  const locale = localeOf(language)
  const title = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' }).format(
    dateOf(`${month}-01`),
  )
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'narrow', timeZone: 'UTC' })
  // 1 January 2024 was a Monday.
  const heads = Array.from({ length: 7 }, (_, index) => weekday.format(dateOf(`2024-01-0${index + 1}`)))
  // Weeks begin on Monday.
  const blanks = (dateOf(`${month}-01`).getUTCDay() + 6) % 7
  const spoken = (day: CalendarDay) =>
    [dayText(day.day, language), t(day.working ? 'isWorking' : 'isOff'), day.name?.[language]]
      .filter(Boolean)
      .join(' ')
  return (
    <section className="calendar-month" aria-label={title}>
      <h3>{title}</h3>
      <div className="calendar-days">
        {heads.map((head, index) => (
          <span key={index} className="calendar-weekday" aria-hidden="true">
            {head}
          </span>
        ))}
        {days.map((day, index) => (
          <button
            key={day.day}
            type="button"
            className={`calendar-day ${dayClass(day)}`}
            style={index === 0 ? { gridColumnStart: blanks + 1 } : undefined}
            title={day.name?.[language]}
            aria-label={spoken(day)}
            disabled={!mayWrite}
            onClick={() => onEdit(day)}
          >
            {Number(day.day.slice(8))}
          </button>
        ))}
      </div>
    </section>
  )
}
