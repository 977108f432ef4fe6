import { useEffect, useRef } from 'react'
import { useAddressValue } from './navigation.tsx'
import { useUnitChoice } from './unit-choice.tsx'

const identifier = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * The unit that a screen speaks of: the one in its address (`?unit=`, from a link or a drill-down), else the shell's. Another
 * one chosen in the shell takes the address's away. Setting undefined goes back to the shell's.
 */
export function useScreenUnit(): readonly [string | undefined, (unitId: string | undefined) => void] {
  const { unitId } = useUnitChoice()
  const [asked, ask] = useAddressValue('unit')
  const last = useRef(unitId)
  useEffect(() => {
    const before = last.current
    last.current = unitId
    if (before !== undefined && before !== unitId) ask(undefined)
  })
  return [asked !== undefined && identifier.test(asked) ? asked : unitId, ask]
}
