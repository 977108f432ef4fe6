import type { Figure, FigureDefinition } from '../model.ts'
import { describeSlot, type FigureNames } from '../figures/rules.ts'
import { changeText, valueText } from '../rules.ts'

/** 64 hex digits in fours of sixteen: a line can break between them, and people can compare them. */
export const hashText = (hash: string): string => hash.replace(/(.{16})(?!$)/g, '$1 ')

/** A row of the annex: code, name with definition, value, change against the period before, number of records. */
export function figureRow(figure: Figure, names: FigureNames, language: 'zh' | 'en'): readonly string[] {
  const { code, definition, value, recordCount } = figure
  const before = definition.previous === undefined ? '—' : valueText(figure.previousValue, language)
  return [
    code,
    `${definition[language]}\n${describeSlot(definition, names, language)}`,
    valueText(value, language),
    before,
    valueText(recordCount, language),
  ]
}

/** Whether a report compares anything: else the annex spares the column. */
export const comparesAny = (definitions: readonly FigureDefinition[]): boolean =>
  definitions.some(({ previous }) => previous !== undefined)

/** What a hover says of a figure beside its definition. */
export const comparisonText = (figure: Figure, language: 'zh' | 'en'): string => {
  if (figure.definition.previous === undefined) return ''
  const before = valueText(figure.previousValue, language)
  const change = changeText(figure, language)
  const words = language === 'zh' ? `上期 ${before}` : `${before} in the period before`
  return change === '' ? words : `${words}${language === 'zh' ? '，' : '; '}${change}`
}
