/** Something a check found: where, what is wrong, and what to do about it. */
export interface Problem {
  readonly file: string
  readonly line: number
  readonly what: string
  readonly advice: string
}

/** `src/a.ts:3: what is wrong` with the advice on the next line. */
export function describeProblem({ file, line, what, advice }: Problem): string {
  return `${file}:${line}: ${what}\n    → ${advice}`
}
