import { useState } from 'react'

export interface MineChoice {
  readonly by: 'unit' | 'person'
  readonly personId?: string
}

const storageKey = 'luoshi.mine'
const identifier = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function stored(): MineChoice {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(storageKey) ?? 'null')
    if (typeof found !== 'object' || found === null || !('by' in found)) return { by: 'unit' }
    const personId =
      'personId' in found && identifier.test(String(found.personId)) ? String(found.personId) : undefined
    return { by: found.by === 'person' ? 'person' : 'unit', ...(personId !== undefined && { personId }) }
  } catch {
    return { by: 'unit' }
  }
}

/** Whose duties are shown, remembered on this device. */
export function useMineChoice(): readonly [MineChoice, (choice: MineChoice) => void] {
  const [choice, setChoice] = useState(stored)
  return [
    choice,
    (next) => {
      setChoice(next)
      try {
        localStorage.setItem(storageKey, JSON.stringify(next))
      } catch {
        // Then the choice lasts for the visit.
      }
    },
  ]
}
