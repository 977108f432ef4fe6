import { useMemo, useState } from 'react'
import type { UnitKind, UnitRow } from '../features/organisation/model.ts'
import type { organisationRoutes } from '../features/organisation/routes.ts'
import { createClient, useReading } from '../ui/api.ts'
import { useLanguage } from '../ui/language.tsx'
import { defaultTimeZone, type TenantFacts, todayIn } from '../ui/tenant.tsx'
import type { UnitChoice, UnitOption } from '../ui/unit-choice.tsx'

export interface ShellFacts {
  readonly tenant: TenantFacts
  readonly unitChoice: UnitChoice
  /** True once it is known that the tenant has no units. */
  readonly empty: boolean
}

const storageKey = 'luoshi.unit'

function storedUnit(): string | undefined {
  try {
    return localStorage.getItem(storageKey) ?? undefined
  } catch {
    return undefined
  }
}

function storeUnit(unitId: string): void {
  try {
    localStorage.setItem(storageKey, unitId)
  } catch {
    // Then the choice lasts for the visit.
  }
}

const noUnits: readonly UnitRow[] = []
const noKinds: readonly UnitKind[] = []

const organisation = createClient<typeof organisationRoutes>('organisation')

/** What the frame needs to know: the tenant, its units, and which of them the reader works in. */
export function useShellFacts(): ShellFacts {
  const { language } = useLanguage()
  const { data } = useReading(['organisation', 'facts'], () => organisation.facts.$get())
  const tenant = data?.tenant ?? null
  const units = data?.units ?? noUnits
  const kinds = data?.kinds ?? noKinds
  const [chosen, setChosen] = useState(storedUnit)
  const options = useMemo(() => unitOptions(units, kinds, language), [units, kinds, language])
  const unit = options.find(({ id }) => id === chosen) ?? options[0]
  const timeZone = tenant?.timeZone ?? defaultTimeZone
  const unitChoice: UnitChoice = {
    units: options,
    unitId: unit?.id,
    unit,
    choose(unitId) {
      storeUnit(unitId)
      setChosen(unitId)
    },
  }
  return {
    tenant: { name: tenant?.name ?? '', timeZone, today: todayIn(timeZone) },
    unitChoice,
    empty: data !== undefined && units.length === 0,
  }
}

function unitOptions(
  units: readonly UnitRow[],
  kinds: readonly UnitKind[],
  language: 'zh' | 'en',
): readonly UnitOption[] {
  const kindWords = new Map(kinds.map((kind) => [kind.code, kind[language]]))
  return units.map(({ id, parentId, name, kind }) => {
    const note = kindWords.get(kind)
    return { id, parentId, name, ...(note !== undefined && { note }) }
  })
}
