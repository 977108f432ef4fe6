import type { Outcome } from '../kernel/outcome/outcome.ts'

/** Raises a refusal in the middle of loading: the sample is ours, so one that is refused is a bug of ours. */
export function must<Value>(outcome: Outcome<Value>, what: string): Value {
  if (outcome.done) return outcome.value
  throw new Error(`the sample could not ${what}: ${outcome.refusal.code} ${outcome.refusal.sentence.zh}`)
}
