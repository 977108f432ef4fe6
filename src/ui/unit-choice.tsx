import { createContext, useContext } from 'react'

/** A unit as pickers and the switcher show it. */
export interface UnitOption {
  readonly id: string
  readonly parentId: string | null
  readonly name: string
  /** Words beside the name, e.g. the kind of unit. */
  readonly note?: string
}

/** The unit the reader works in, chosen in the shell and remembered on this device. */
export interface UnitChoice {
  readonly units: readonly UnitOption[]
  /** Undefined only while the tenant has no units. */
  readonly unitId: string | undefined
  readonly unit: UnitOption | undefined
  choose(unitId: string): void
}

const UnitChoiceContext = createContext<UnitChoice>({
  units: [],
  unitId: undefined,
  unit: undefined,
  choose: () => {},
})

export const UnitChoiceProvider = UnitChoiceContext.Provider

export function useUnitChoice(): UnitChoice {
  return useContext(UnitChoiceContext)
}
