/** A sentence in both languages of the product; the reader's language is chosen at the edge. */
export interface Sentence {
  readonly zh: string
  readonly en: string
}

/** Where a refusal applies: a form field, a line of a pasted list, a cell of a sheet. Lines, rows and columns count from 1. */
export interface Place {
  readonly field?: string
  readonly line?: number
  readonly row?: number
  readonly column?: string
}

/** Why something was not done. `code` is stable, dotted and lower-case (`activity.in-future`); it never changes once published. */
export interface Refusal {
  readonly code: string
  readonly sentence: Sentence
  readonly place?: Place
  /** Further refusals of the same request, e.g. every bad row of a sheet. */
  readonly others?: readonly Refusal[]
}

/** A decision's result: refusals are values, throws are bugs or outages. */
export type Outcome<Value> =
  | { readonly done: true; readonly value: Value }
  | { readonly done: false; readonly refusal: Refusal }

export const done = <Value>(value: Value): Outcome<Value> => ({ done: true, value })

export const refused = (
  code: string,
  sentence: Sentence,
  place?: Place,
  others?: readonly Refusal[],
): Outcome<never> => ({
  done: false,
  refusal: {
    code,
    sentence,
    ...(place === undefined ? {} : { place }),
    ...(others === undefined || others.length === 0 ? {} : { others }),
  },
})
