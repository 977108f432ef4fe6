import { Temporal } from 'temporal-polyfill'
import type { ActionContext } from '../platform/action/context.ts'

/** The same context on another day at nine in the morning: the sample's year is lived through, not made up afterwards. */
export function contextOn(context: ActionContext, day: string): ActionContext {
  const noon = Temporal.PlainDate.from(day).toZonedDateTime({
    timeZone: context.timeZone,
    plainTime: '09:00',
  })
  return { ...context, now: () => noon.toInstant(), today: () => Temporal.PlainDate.from(day) }
}
