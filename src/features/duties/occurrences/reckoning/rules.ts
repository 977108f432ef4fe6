import type { Schedule } from '../../../../kernel/calendar/schedule.ts'

/** Whether a schedule's windows can move when terms, holidays or own days change. */
export function restsOnCalendar(schedule: Schedule): boolean {
  switch (schedule.type) {
    case 'periodic':
      return schedule.unit === 'term' || schedule.unit === 'schoolyear' || schedule.workingDaysOnly === true
    case 'rolling':
    case 'deadline':
    case 'lead':
      return schedule.unit === 'workday'
    case 'standing':
    case 'retention':
      return false
  }
}
