import { Radio } from 'antd'
import { type StartRule, startRules } from '../../../../kernel/calendar/occurrences.ts'
import { useWords } from '../../../../ui/language.tsx'
import { dutiesWords } from '../../words.ts'
import '../../web/duties.css'

export interface StartChoiceProps {
  readonly label: string
  readonly value?: StartRule
  readonly onChange?: (start: StartRule) => void
}

/** What becomes of the period that runs on the first day, with each choice explained. Fits a Form.Item. */
export function StartChoice({ label, value = 'next', onChange }: StartChoiceProps) {
  const t = useWords(dutiesWords)
  const words = {
    next: [t('startNext'), t('startNextHint')],
    full: [t('startFull'), t('startFullHint')],
    prorata: [t('startProrata'), t('startProrataHint')],
  } as const
  return (
    <Radio.Group
      aria-label={label}
      className="start-choice"
      value={value}
      onChange={({ target }) => onChange?.(target.value as StartRule)}
      options={startRules.map((rule) => ({
        value: rule,
        label: (
          <>
            {words[rule][0]}
            <span className="start-hint">{words[rule][1]}</span>
          </>
        ),
      }))}
    />
  )
}
