import { useSyncExternalStore } from 'react'
import { phoneWidth } from './theme.ts'

function query(): MediaQueryList {
  return matchMedia(`(max-width: ${phoneWidth - 0.02}px)`)
}

function subscribe(changed: () => void): () => void {
  const list = query()
  list.addEventListener('change', changed)
  return () => list.removeEventListener('change', changed)
}

/** Whether the window is as narrow as a phone's; follows turning and resizing. */
export function useIsPhone(): boolean {
  return useSyncExternalStore(subscribe, () => query().matches)
}
