import { useState } from 'react'
import type { Difference, Report } from '../model.ts'
import type { FigureShelf } from './figure-chip.tsx'
import { useFigureChoices, useFigureNames, useFigures } from './reports-api.ts'

/** A report's figures for drawing, and the code whose records are open. */
export interface OpenShelf extends FigureShelf {
  readonly opened: string | undefined
  readonly loading: boolean
  close(): void
}

/** Reads the values of a report's figures; `version` changes when they must be counted anew. */
export function useShelf(
  report: Report,
  version: string,
  differences: readonly Difference[] = [],
): OpenShelf {
  const codes = report.figures.map(({ code }) => code).join()
  const figures = useFigures(report.id, `${report.state}|${version}|${codes}`)
  const names = useFigureNames(useFigureChoices().data)
  const [opened, open] = useState<string>()
  return {
    queries: new Map(report.figures.map((query) => [query.code, query])),
    values: new Map(figures.data?.map((figure) => [figure.code, figure])),
    names,
    differing: new Set(differences.map(({ code }) => code)),
    loading: figures.loading,
    opened,
    open,
    close: () => open(undefined),
  }
}
