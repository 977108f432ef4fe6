import { z } from 'zod'

/** One customer of a deployment; nothing crosses it. */
export interface Tenant {
  readonly id: string
  readonly name: string
  /** IANA name; a tenant has one time zone. */
  readonly timeZone: string
  /** A record entered more than this many days after the day it tells of counts as a late entry (补录). */
  readonly lateAfterDays: number
}

const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

export const tenantSettingsSchema = z.object({
  name: z.string().trim().min(1).max(100),
  timeZone: z
    .string()
    .max(64)
    .refine(isTimeZone, {
      params: {
        sentence: {
          zh: '没有这个时区，请从列表中选择',
          en: 'There is no such time zone; choose one from the list',
        },
      },
    }),
  lateAfterDays: z.int().min(0).max(366),
})
export type TenantSettings = z.infer<typeof tenantSettingsSchema>
