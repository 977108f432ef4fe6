import { spawn } from 'node:child_process'
import { constants } from 'node:os'

/**
 * Runs a program to its end and keeps what it wrote.
 *
 * @param {string} file
 * @param {string[]} args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv, show?: boolean}} [options] `show`: pass the output on as it comes
 * @returns {Promise<{code: number, output: string}>} code 127 when the program does not exist
 */
export function runProgram(file, args, { cwd, env, show = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(file, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const collect = (chunk) => {
      output += chunk
      if (show) process.stderr.write(chunk)
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.on('error', (error) => resolve({ code: 127, output: output + error.message }))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

/**
 * Becomes a program, as far as Node can: same terminal, signals passed on, and its exit code as the answer
 * (128 + number when a signal ended it, as shells say it).
 *
 * @param {string} file
 * @param {string[]} args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv}} [options]
 * @returns {Promise<number>}
 */
export function becomeProgram(file, args, { cwd, env } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd, env, stdio: 'inherit' })
    const passOn = (signal) => {
      // In a terminal Ctrl-C reaches the whole group; a second copy would read as "stop at once".
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
    }
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
    for (const signal of signals) process.on(signal, passOn)
    child.on('error', reject)
    child.on('close', (code, signal) => {
      for (const each of signals) process.off(each, passOn)
      resolve(code ?? 128 + (constants.signals[signal] ?? 0))
    })
  })
}
