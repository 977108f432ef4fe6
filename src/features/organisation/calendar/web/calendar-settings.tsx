import { useState } from 'react'
import { useReading } from '../../../../ui/api.ts'
import { useWords } from '../../../../ui/language.tsx'
import { useTenant } from '../../../../ui/tenant.tsx'
import { Loaded } from '../../../../ui/widgets/loaded.tsx'
import { Page } from '../../../../ui/widgets/page.tsx'
import { useOrganisationApi } from '../../web/organisation-api.ts'
import { organisationWords } from '../../words.ts'
import { calendarWords } from '../words.ts'
import './calendar.css'
import { TermList } from './term-list.tsx'
import { YearView } from './year-view.tsx'

/** 校历与工作日: school terms, and the working days of a year. */
export default function CalendarSettingsScreen() {
  const t = useWords(organisationWords)
  const c = useWords(calendarWords)
  const api = useOrganisationApi()
  const { today } = useTenant()
  const [year, setYear] = useState(Number(today.slice(0, 4)))
  const reading = useReading(['organisation', 'calendar', year], () =>
    api.calendar.years[':year'].$get({ param: { year: String(year) } }),
  )
  const mayWrite = reading.may('organisation.write')
  return (
    <Page title={t('calendarSettings')} summary={c('summary')}>
      <Loaded reading={reading}>
        {({ settings, year: shown }) => (
          <div className="calendar-panels">
            <TermList terms={settings.terms} mayWrite={mayWrite} />
            <YearView year={shown} mayWrite={mayWrite} onYear={setYear} />
          </div>
        )}
      </Loaded>
    </Page>
  )
}
