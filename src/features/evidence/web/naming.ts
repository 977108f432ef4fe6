import { useMemo } from 'react'
import { dayText } from '../../../ui/date-format.ts'
import { useLanguage } from '../../../ui/language.tsx'
import { numberText } from '../../../ui/number-format.ts'
import type { Naming } from './differences.ts'
import { useNames } from './evidence-api.ts'

/** How the parts of a record read in the reader's language. */
export function useNaming(): Naming {
  const { language } = useLanguage()
  const names = useNames()
  return useMemo(
    () => ({
      ...names,
      day: (day) => dayText(day, language),
      number: (value) => numberText(value, language, 'hours'),
    }),
    [names, language],
  )
}
