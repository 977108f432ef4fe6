import { TextRun } from 'docx'
import type { Run } from '../official-document.ts'
import { printable } from '../printable.ts'
import { STYLE } from './form.ts'

/** A run of plain text. The hint keeps Chinese quotation marks and dashes in the Chinese font; Word writes it so itself. */
export function plainRun(text: string): TextRun {
  return new TextRun({ text: printable(text), font: { hint: 'eastAsia' } })
}

/**
 * The runs of a paragraph. A figure is its value and, small and grey, its code; a no-break space ties them together
 * and keeps 16 and F03 apart when the text is copied.
 */
export function inline(runs: readonly Run[]): TextRun[] {
  return runs.flatMap((run) =>
    run.kind === 'text'
      ? [plainRun(run.text)]
      : [
          new TextRun({ text: printable(run.value), style: STYLE.figure, font: { hint: 'eastAsia' } }),
          new TextRun({ text: `\u00A0${codeOf(run.code)}`, style: STYLE.figureCode }),
        ],
  )
}

function codeOf(code: string): string {
  if (!/^[A-Za-z0-9.-]{1,16}$/.test(code)) throw new RangeError(`not a figure code: ${JSON.stringify(code)}`)
  return code
}
