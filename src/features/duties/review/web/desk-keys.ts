import { App } from 'antd'
import { useWords } from '../../../../ui/language.tsx'
import type { TextSpan } from '../../../../ui/rule-text/selection.ts'
import type { Shortcut } from '../../../../ui/shortcuts.ts'
import type { Duty } from '../../model.ts'
import { useDutyWords } from '../../web/duty-words.ts'
import { reviewWords } from '../words.ts'
import { isComplete } from './desk-filter.ts'
import type { DeskWork, Editing } from './desk-work.ts'

interface DeskKeysGiven {
  /** As the desk shows them. */
  readonly duties: readonly Duty[]
  readonly chosen: string | null
  readonly choose: (id: string | null) => void
  readonly work: DeskWork
  readonly selected: TextSpan | null
  readonly setEditing: (editing: Editing) => void
  readonly mayReview: boolean
}

/** The desk's steps, by key and by button: after a decision the next duty is chosen. */
export function useDeskKeys({
  duties,
  chosen,
  choose,
  work,
  selected,
  setEditing,
  mayReview,
}: DeskKeysGiven) {
  const t = useWords(reviewWords)
  const words = useDutyWords()
  const { message } = App.useApp()
  const at = duties.findIndex(({ id }) => id === chosen)
  const current = duties[at]
  const move = (step: number) => {
    const next = duties[Math.min(Math.max(0, at + step), duties.length - 1)]
    if (next) choose(next.id)
  }
  const onward = (from: Duty) => {
    const place = duties.findIndex(({ id }) => id === from.id)
    const next = duties[place + 1] ?? duties[place - 1]
    if (next) choose(next.id)
  }
  const accept = async (duty: Duty) => {
    if (duty.state !== 'proposed') return
    // What is missing is shown at its field, not in a message.
    if (!isComplete(duty)) {
      choose(duty.id)
      setEditing('terms')
      return
    }
    if (await work.decide('accept', [duty])) onward(duty)
  }
  const reject = async (duty: Duty) => {
    const isOpen = duty.state === 'proposed' || duty.state === 'accepted'
    if (isOpen && (await work.decide('reject', [duty]))) onward(duty)
  }
  const undo = async () => {
    const duty = await work.undo()
    if (duty) choose(duty.id)
    else void message.info(t('nothingToUndo'))
  }
  const add = async () => {
    if (selected === null) {
      void message.info(t('selectFirst'))
      return
    }
    const added = await work.add(selected)
    if (added === undefined) return
    getSelection()?.removeAllRanges()
    choose(added.id)
    setEditing('terms')
  }
  const edit = (editing: Editing) => {
    if (current && (current.state === 'proposed' || current.state === 'accepted')) setEditing(editing)
  }
  const one = (key: string, does: string, run: () => unknown): Shortcut => ({
    key,
    does,
    run: () => void run(),
  })
  const moves = [
    one('j', t('next'), () => move(1)),
    one('k', t('previous'), () => move(-1)),
    one('ArrowDown', t('next'), () => move(1)),
    one('ArrowUp', t('previous'), () => move(-1)),
  ]
  const steps = [
    one('a', t('accept'), () => current && accept(current)),
    one('r', t('reject'), () => current && reject(current)),
    one('e', words.t('edit'), () => edit('terms')),
    one('s', t('split'), () => edit('split')),
    one('n', t('addSelected'), add),
    one('u', t('undo'), undo),
  ]
  const help = one('?', t('help'), () =>
    document
      .querySelector<HTMLButtonElement>('.page-actions button[aria-haspopup], .page-actions button')
      ?.click(),
  )
  return { shortcuts: mayReview ? [...moves, ...steps, help] : [...moves, help], accept, reject, add }
}
