import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { restore } from './restore.mjs'

restore(join(dirname(fileURLToPath(import.meta.url)), '..'))
