import { useEffect, useRef, useState } from 'react'

export interface Shortcut {
  /** As `KeyboardEvent.key` names it: `j`, `Enter`, `?`; with `mod+` for Ctrl or ⌘. */
  readonly key: string
  /** What it does, for the list of shortcuts. */
  readonly does: string
  readonly run: () => void
}

const storageKey = 'luoshi.single-keys'

/** Single keys can be turned off (WCAG 2.1.4): speech input types letters, and so do cats. */
function singleKeysOn(): boolean {
  try {
    return localStorage.getItem(storageKey) !== 'off'
  } catch {
    return true
  }
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) ||
      target.role === 'combobox')
  )
}

function matches(event: KeyboardEvent, key: string, singleKeys: boolean): boolean {
  const modified = event.ctrlKey || event.metaKey
  if (key.startsWith('mod+')) return modified && event.key.toLowerCase() === key.slice(4).toLowerCase()
  // Enter and Space belong to whatever has the focus.
  const pressesButton = ['Enter', ' '].includes(key) && event.target instanceof HTMLButtonElement
  return (
    singleKeys && !modified && !event.altKey && event.key === key && !isTyping(event.target) && !pressesButton
  )
}

/** Listens for the shortcuts while the screen stands and no dialog is open; returns the switch for single keys. */
export function useShortcuts(shortcuts: readonly Shortcut[]): {
  readonly singleKeys: boolean
  setSingleKeys(on: boolean): void
} {
  const [singleKeys, setOn] = useState(singleKeysOn)
  const current = useRef(shortcuts)
  useEffect(() => {
    current.current = shortcuts
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('[role="dialog"][aria-modal="true"]') !== null)
        return
      const shortcut = current.current.find(({ key }) => matches(event, key, singleKeys))
      if (shortcut === undefined) return
      event.preventDefault()
      shortcut.run()
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [singleKeys])
  return {
    singleKeys,
    setSingleKeys(on) {
      setOn(on)
      try {
        localStorage.setItem(storageKey, on ? 'on' : 'off')
      } catch {
        // Then the choice lasts for the visit.
      }
    },
  }
}
