import { CloseOutlined } from '@ant-design/icons'
import { Button, Flex } from 'antd'
import { useRef, useState } from 'react'
import { commonWords } from '../../../../ui/common-words.ts'
import { useWords } from '../../../../ui/language.tsx'
import { TroubleNotice } from '../../../../ui/refusal.tsx'
import { selectedSpan, type TextSpan } from '../../../../ui/rule-text/selection.ts'
import type { Duty } from '../../model.ts'
import { reviewWords } from '../words.ts'
import type { DeskWork } from './desk-work.ts'

export interface SplitPanelProps {
  readonly duty: Duty
  readonly work: DeskWork
  readonly onClose: () => void
}

/** The stretches of a sentence between its marks of punctuation, without these; a first cut that a reviewer mends. */
function cutAtPunctuation({ sentence, sentenceStart, action, actionStart }: Duty): TextSpan[] {
  const from = Math.max(0, actionStart - sentenceStart)
  const inAction = cutBetween(sentence, sentenceStart, from, Math.min(sentence.length, from + action.length))
  return inAction.length > 1 ? inAction : cutBetween(sentence, sentenceStart, 0, sentence.length)
}

function cutBetween(sentence: string, sentenceStart: number, from: number, to: number): TextSpan[] {
  const parts: TextSpan[] = []
  let start = from
  for (let place = from; place <= to; place += 1) {
    if (place < to && !'，；。、,;'.includes(sentence[place] ?? '')) continue
    if (place - start > 1) parts.push({ start: sentenceStart + start, end: sentenceStart + place })
    start = place + 1
  }
  return parts.slice(0, 10)
}

/** Makes several duties of one by selecting parts of its sentence. */
export function SplitPanel({ duty, work, onClose }: SplitPanelProps) {
  const t = useWords(reviewWords)
  const common = useWords(commonWords)
  const root = useRef<HTMLParagraphElement>(null)
  const [parts, setParts] = useState<readonly TextSpan[]>([])
  const words = ({ start, end }: TextSpan) =>
    duty.sentence.slice(start - duty.sentenceStart, end - duty.sentenceStart)
  const add = () => {
    const span = root.current && selectedSpan(root.current)
    if (span === null) return
    const apart = parts.every((part) => part.end <= span.start || span.end <= part.start)
    if (apart) setParts([...parts, span].toSorted((a, b) => a.start - b.start))
    getSelection()?.removeAllRanges()
  }
  const split = async () => {
    if ((await work.split(duty, [...parts])) !== undefined) onClose()
  }
  return (
    <div className="split-panel-form">
      <p className="duty-card-line">{t('splitHint')}</p>
      <TroubleNotice error={work.trouble} />
      <p className="duty-sentence split-sentence" ref={root} lang="zh-CN">
        <span data-at={duty.sentenceStart}>{duty.sentence}</span>
      </p>
      <Flex gap={8} wrap>
        {/* Pressing a button must not undo the selection it acts on. */}
        <Button onMouseDown={(event) => event.preventDefault()} onClick={add}>
          {t('addPart')}
        </Button>
        <Button onClick={() => setParts(cutAtPunctuation(duty))}>{t('byPunctuation')}</Button>
      </Flex>
      <ol className="split-parts">
        {parts.map((part, place) => (
          <li key={part.start}>
            <span className="split-number">{t('part', { n: place + 1 })}</span>
            <span>{words(part)}</span>
            <Button
              type="text"
              size="small"
              icon={<CloseOutlined />}
              aria-label={t('removePart', { n: place + 1 })}
              onClick={() => setParts(parts.filter((other) => other !== part))}
            />
          </li>
        ))}
      </ol>
      <Flex gap={8}>
        <Button
          type="primary"
          disabled={parts.length < 2}
          loading={work.pending}
          onClick={() => void split()}
        >
          {t('split')}
        </Button>
        <Button onClick={onClose}>{common('cancel')}</Button>
      </Flex>
    </div>
  )
}
