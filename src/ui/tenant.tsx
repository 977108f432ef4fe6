import { createContext, useContext } from 'react'

/** What every screen knows of the tenant; the shell provides it. */
export interface TenantFacts {
  readonly name: string
  /** IANA name, the one in which the tenant's days begin and moments are shown. */
  readonly timeZone: string
  /** Today in that zone, as an ISO day. */
  readonly today: string
}

export const defaultTimeZone = 'Asia/Shanghai'

/** Today in a time zone, as an ISO day; screens use it only for what a form proposes, the server decides. */
export function todayIn(timeZone: string, now: Date = new Date()): string {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(now)
}

const TenantContext = createContext<TenantFacts>({
  name: '',
  timeZone: defaultTimeZone,
  today: todayIn(defaultTimeZone),
})

export const TenantProvider = TenantContext.Provider

export function useTenant(): TenantFacts {
  return useContext(TenantContext)
}
