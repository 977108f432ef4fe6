// Makes the package that is published: JavaScript and types in dist, and a manifest that points there.
// In the workspace the manifest points at the sources, which Node runs as they stand; under node_modules it would not
// strip their types. npm has no field for two manifests, so this one is exchanged for the time of packing.
import { spawnSync } from 'node:child_process'
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { restore } from './restore.mjs'

const home = join(dirname(fileURLToPath(import.meta.url)), '..')
const manifestPath = join(home, 'package.json')

restore(home)
rmSync(join(home, 'dist'), { recursive: true, force: true })
const compiler = join(
  dirname(createRequire(import.meta.url).resolve('typescript/package.json')),
  'bin',
  'tsc',
)
const built = spawnSync(process.execPath, [compiler, '-p', join(home, 'tsconfig.build.json')], {
  stdio: 'inherit',
})
if (built.status !== 0) throw new Error(`the types do not check (exit ${built.status})`)

const compiled = (path, extension) => path.replace(/^\.\//, './dist/').replace(/\.ts$/, extension)
const manifest = JSON.parse(readFileSync(manifestPath, 'utf8'))
delete manifest.scripts
manifest.exports = Object.fromEntries(
  Object.entries(manifest.exports).map(([name, path]) => [
    name,
    { types: compiled(path, '.d.ts'), default: compiled(path, '.js') },
  ]),
)
manifest.bin = Object.fromEntries(
  Object.entries(manifest.bin).map(([name, path]) => [name, compiled(path, '.js')]),
)
copyFileSync(manifestPath, join(home, '.package.source.json'))
writeFileSync(manifestPath, `${JSON.stringify(manifest, null, 2)}\n`)
