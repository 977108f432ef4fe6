// Plain JavaScript without dependencies: these files run before anything is installed, on Node 18 and later.

import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project folder, whatever the working directory is. */
export const projectFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..')

/** @param {...string} parts a path inside the project */
export const inProject = (...parts) => path.join(projectFolder, ...parts)

/** Where set-up keeps what it fetches for this machine; ignored by git. */
export const runtimeFolder = inProject('.runtime')

/** Where development tools put what they keep, so that they leave nothing in a home folder. */
export const ownFolders = {
  XDG_CACHE_HOME: path.join(runtimeFolder, 'cache'),
  XDG_DATA_HOME: path.join(runtimeFolder, 'data'),
}
