import { describeSlot, type FigureNames } from '../figures/rules.ts'
import type { Figure, FigureDefinition } from '../model.ts'
import { changeText, figureText, valueText } from '../rules.ts'

/** 64 hex digits as two lines of two groups, so that people can compare them. */
export const hashText = (hash: string): string =>
  [hash.slice(0, 32), hash.slice(32)].map((line) => `${line.slice(0, 16)} ${line.slice(16)}`).join('\n')

/** Codes by the hash of their records: figures of the same filter rest on the same set. */
export function hashRows(figures: readonly Figure[], language: 'zh' | 'en'): (readonly string[])[] {
  const alike = Map.groupBy(figures, ({ recordHash }) => recordHash)
  const between = language === 'zh' ? '、' : ', '
  return [...alike].map(([hash, same]) => [same.map(({ code }) => code).join(between), hashText(hash)])
}

/** A row of the annex: code, name with definition, value, change against the period before, number of records. */
export function figureRow(figure: Figure, names: FigureNames, language: 'zh' | 'en'): readonly string[] {
  const { code, definition, recordCount } = figure
  const print = (value: number | null) => figureText(definition.measure, value, language)
  return [
    code,
    `${definition[language]}\n${describeSlot(definition, names, language)}`,
    print(figure.value),
    definition.previous === undefined ? '' : print(figure.previousValue),
    valueText(recordCount, language),
  ]
}

/** Whether a report compares anything: else the annex spares the column. */
export const comparesAny = (definitions: readonly FigureDefinition[]): boolean =>
  definitions.some(({ previous }) => previous !== undefined)

/** What a hover says of a figure beside its definition. */
export const comparisonText = (figure: Figure, language: 'zh' | 'en'): string => {
  if (figure.definition.previous === undefined) return ''
  const before = figureText(figure.definition.measure, figure.previousValue, language)
  const change = changeText(figure, language)
  const words = language === 'zh' ? `上期 ${before}` : `${before} in the period before`
  return change === '' ? words : `${words}${language === 'zh' ? '，' : '; '}${change}`
}
