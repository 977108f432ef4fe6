/** Something a person must do before set-up can go on; shown without a stack trace. */
export class SetupProblem extends Error {}

/** Progress goes to standard error, so that a command's own output can be piped. */
export const say = (text) => process.stderr.write(`${text}\n`)

const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`

/**
 * Runs one visible step of set-up: its title, a sign of life every ten seconds, and how long it took.
 *
 * @template Result
 * @param {string} title what is being done, as a sentence
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function step(title, work) {
  const started = Date.now()
  say(`▸ ${title}`)
  const alive = setInterval(() => say(`  … ${seconds(Date.now() - started)}`), 10_000)
  try {
    const result = await work()
    say(`  ✓ ${seconds(Date.now() - started)}`)
    return result
  } finally {
    clearInterval(alive)
  }
}
