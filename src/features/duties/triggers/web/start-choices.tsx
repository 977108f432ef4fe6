import { Checkbox, Tag } from 'antd'
import { describeSchedule } from '../../../../kernel/calendar/schedule-words.ts'
import type { Reading } from '../../../../ui/api.ts'
import { useSentence, useWords } from '../../../../ui/language.tsx'
import { Loaded } from '../../../../ui/widgets/loaded.tsx'
import { useDutyWords } from '../../web/duty-words.ts'
import type { StartChoice, TriggerPreview } from '../model.ts'
import { triggersWords } from '../words.ts'

export interface StartChoicesProps {
  /** The form says too little yet. */
  readonly waiting: boolean
  readonly reading: Reading<TriggerPreview>
  readonly isTicked: (choice: StartChoice) => boolean
  readonly onTick: (assignmentId: string, on: boolean) => void
}

/** The duties that wait for an event, ticked where the words fit, with the days on which they would fall due. */
export function StartChoices({ waiting, reading, isTicked, onTick }: StartChoicesProps) {
  const t = useWords(triggersWords)
  return (
    <section aria-label={t('starts')}>
      <h3 className="due-heading">{t('starts')}</h3>
      {waiting ? (
        <p className="duty-aside">{t('fillFirst')}</p>
      ) : (
        <Loaded reading={reading}>
          {({ choices }) =>
            choices.length === 0 ? (
              <p className="duty-aside">{t('startsNone')}</p>
            ) : (
              <>
                <p className="duty-aside">{t('startsHint')}</p>
                <ul className="start-choices">
                  {choices.map((choice) => (
                    <li key={choice.assignmentId}>
                      <Checkbox
                        checked={choice.window !== null && isTicked(choice)}
                        disabled={choice.window === null}
                        onChange={({ target }) => onTick(choice.assignmentId, target.checked)}
                      >
                        <Choice choice={choice} />
                      </Checkbox>
                    </li>
                  ))}
                </ul>
              </>
            )
          }
        </Loaded>
      )}
    </section>
  )
}

function Choice({ choice }: { readonly choice: StartChoice }) {
  const t = useWords(triggersWords)
  const say = useSentence()
  const words = useDutyWords()
  const { window, answer } = choice
  return (
    <>
      <strong>{choice.dutyTitle}</strong>
      <span className="start-line">
        {choice.unitName}
        {choice.relation === 'above' && <Tag>{t('above')}</Tag>}
        {answer && `${answer.title} ${answer.holderName ?? ''}`}
      </span>
      <span className="start-line">
        {choice.rulebookTitle} · {say(describeSchedule(choice.schedule))}
      </span>
      <span className="start-due">
        {window === null ? t('noWindow') : t('dueBy', { day: words.day(window.to) })}
        {choice.alreadyClosed && `（${t('closed')}）`}
      </span>
    </>
  )
}
