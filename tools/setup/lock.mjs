import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { say } from './progress.mjs'
import { runtimeFolder } from './project.mjs'

const lockFile = path.join(runtimeFolder, 'setup.lock')

/**
 * Lets one set-up at a time work in this folder; a second one waits. Two of them at once would leave half of
 * each other's packages. A lock whose process is gone is taken over.
 *
 * @template Result
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function oneAtATime(work) {
  mkdirSync(runtimeFolder, { recursive: true })
  let told = false
  while (!take()) {
    const holder = Number(readLockFile())
    if (!isAlive(holder)) {
      rmSync(lockFile, { force: true })
      continue
    }
    if (!told) say(`Another set-up (process ${holder}) is at work in this folder: waiting for it`)
    told = true
    await pause(300)
  }
  try {
    return await work()
  } finally {
    rmSync(lockFile, { force: true })
  }
}

/** Linking a file that already names its owner: nobody ever sees a lock without an owner. */
function take() {
  const own = `${lockFile}.${process.pid}`
  writeFileSync(own, String(process.pid))
  try {
    linkSync(own, lockFile)
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(own, { force: true })
  }
}

function readLockFile() {
  try {
    return readFileSync(lockFile, 'utf8')
  } catch {
    return ''
  }
}

function isAlive(processId) {
  if (!Number.isInteger(processId) || processId <= 0) return false
  try {
    process.kill(processId, 0)
    return true
  } catch (error) {
    // EPERM: it lives, under another user.
    return error.code === 'EPERM'
  }
}
