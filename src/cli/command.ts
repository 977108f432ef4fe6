import type { Sentence } from '../kernel/outcome/outcome.ts'

/** What a command may use of the world around it. */
export interface Terminal {
  readonly environment: NodeJS.ProcessEnv
  readonly language: 'zh' | 'en'
  /** One line for people, or for a pipe. */
  say(line: string): void
  /** One line of trouble. */
  complain(line: string): void
}

/** 0: done. 1: refused, or not possible. 2: not understood. */
export type ExitCode = 0 | 1 | 2

/** What the file of a command exports as `command`. */
export interface Command {
  /** How it is called, after `luoshi`. */
  readonly usage: string
  readonly summary: Sentence
  /** `parameters` are what follows the command's name. */
  run(parameters: readonly string[], terminal: Terminal): Promise<ExitCode>
}

/** The command was not understood; the message says what to write instead. */
export class UsageProblem extends Error {
  readonly sentence: Sentence

  constructor(sentence: Sentence) {
    super(sentence.en)
    this.name = 'UsageProblem'
    this.sentence = sentence
  }
}

/** Chinese unless the system's language says English. */
export const languageOf = (environment: NodeJS.ProcessEnv): 'zh' | 'en' => {
  const said = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || ''
  return said.toLowerCase().startsWith('en') ? 'en' : 'zh'
}
