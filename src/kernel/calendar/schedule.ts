import { z } from 'zod'

/** Natural periods that a duty can return in; `tenday` is 旬 (1–10, 11–20, 21–end of month). */
export const periodUnits = [
  'day',
  'week',
  'tenday',
  'month',
  'quarter',
  'halfyear',
  'year',
  'schoolyear',
  'term',
] as const
export type PeriodUnit = (typeof periodUnits)[number]

/** Units in which a span of time is counted from or back from a day. */
export const spanUnits = ['hour', 'day', 'workday', 'week', 'month', 'year'] as const
export type SpanUnit = (typeof spanUnits)[number]

export const rollingUnits = ['day', 'workday', 'week', 'month', 'year'] as const
export type RollingUnit = (typeof rollingUnits)[number]

export const retentionUnits = ['day', 'month', 'year'] as const
export type RetentionUnit = (typeof retentionUnits)[number]

/** Part of each year in which something must be done: both days 'MM-DD'. `from` after `to` reaches over the new year. */
export interface PartOfYear {
  readonly from?: string
  readonly to: string
}

/**
 * Once in every `every` natural periods. `anchor` is a day in the first period of a group and matters only when
 * `every` > 1. `within` narrows each period to a part of the year; without its `from` it means "by that day".
 * `workingDaysOnly` belongs to duties of every single day.
 */
export interface PeriodicSchedule {
  readonly type: 'periodic'
  readonly unit: PeriodUnit
  readonly every: number
  readonly anchor?: string
  readonly within?: PartOfYear
  readonly workingDaysOnly?: boolean
}

/** Again within `every` units after it was last done; the first time by `firstDueOn`. */
export interface RollingSchedule {
  readonly type: 'rolling'
  readonly every: number
  readonly unit: RollingUnit
  readonly firstDueOn?: string
}

/** Within a span after an event, which `event` names in words. */
export interface DeadlineSchedule {
  readonly type: 'deadline'
  readonly within: number
  readonly unit: SpanUnit
  readonly event: string
}

/** At least `lead` units before an event, and not more than `earliest` units before it when that is given. */
export interface LeadSchedule {
  readonly type: 'lead'
  readonly lead: number
  readonly unit: SpanUnit
  readonly event: string
  readonly earliest?: number
}

/** Always in force; makes no occurrences. */
export interface StandingSchedule {
  readonly type: 'standing'
}

/** How long something is kept; makes no occurrences. Either `permanent`, or `atLeast` with its `unit`. */
export interface RetentionSchedule {
  readonly type: 'retention'
  readonly atLeast?: number
  readonly unit?: RetentionUnit
  readonly permanent?: true
}

/** When a duty is to be done; kept as JSON on each duty. */
export type Schedule =
  | PeriodicSchedule
  | RollingSchedule
  | DeadlineSchedule
  | LeadSchedule
  | StandingSchedule
  | RetentionSchedule

/** Days in each month of a leap year, so that 29 February may be named (other years take the 28th). */
const longestMonths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

const monthDaySchema = z
  .string()
  .regex(/^\d{2}-\d{2}$/)
  .refine((monthDay) => {
    const day = Number(monthDay.slice(3))
    return day >= 1 && day <= (longestMonths[Number(monthDay.slice(0, 2)) - 1] ?? 0)
  }, 'not a day of the year (MM-DD)')

const countSchema = z.int().min(1).max(120)
/** Spans are counted day by day when they are working days, hence the bound. */
const spanSchema = z.int().min(1).max(3650)
const eventSchema = z.string().trim().min(1).max(200)

const periodicSchema = z
  .strictObject({
    type: z.literal('periodic'),
    unit: z.enum(periodUnits),
    every: countSchema,
    anchor: z.iso.date().exactOptional(),
    within: z.strictObject({ from: monthDaySchema.exactOptional(), to: monthDaySchema }).exactOptional(),
    workingDaysOnly: z.boolean().exactOptional(),
  })
  .refine((part) => !part.workingDaysOnly || (part.unit === 'day' && part.every === 1), {
    path: ['workingDaysOnly'],
    message: 'only for duties of every single day',
  })

const leadSchema = z
  .strictObject({
    type: z.literal('lead'),
    lead: spanSchema,
    unit: z.enum(spanUnits),
    event: eventSchema,
    earliest: spanSchema.exactOptional(),
  })
  .refine((part) => part.earliest === undefined || part.earliest >= part.lead, {
    path: ['earliest'],
    message: 'earliest must not be nearer to the event than lead',
  })

const retentionSchema = z
  .strictObject({
    type: z.literal('retention'),
    atLeast: countSchema.exactOptional(),
    unit: z.enum(retentionUnits).exactOptional(),
    permanent: z.literal(true).exactOptional(),
  })
  .refine((part) => (part.atLeast === undefined) === (part.unit === undefined), {
    path: ['unit'],
    message: 'a number and its unit belong together',
  })
  .refine((part) => (part.permanent === undefined) !== (part.atLeast === undefined), {
    path: ['atLeast'],
    message: 'either permanent or a number of units',
  })

/** Checks a schedule from outside: bounds, and what belongs together. */
export const scheduleSchema: z.ZodType<Schedule> = z.discriminatedUnion('type', [
  periodicSchema,
  z.strictObject({
    type: z.literal('rolling'),
    every: countSchema,
    unit: z.enum(rollingUnits),
    firstDueOn: z.iso.date().exactOptional(),
  }),
  z.strictObject({
    type: z.literal('deadline'),
    within: spanSchema,
    unit: z.enum(spanUnits),
    event: eventSchema,
  }),
  leadSchema,
  z.strictObject({ type: z.literal('standing') }),
  retentionSchema,
])
