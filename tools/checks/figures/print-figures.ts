import { houseFigures } from './house-figures.ts'

const figures = houseFigures(process.cwd())
for (const { name, value, limit, holds, places } of figures) {
  console.log(`${holds ? '✓' : '✗'} ${name.padEnd(34)} ${String(value).padStart(6)}   (${limit})`)
  if (!holds) for (const place of places) console.log(`    ${place}`)
}
if (figures.some(({ holds }) => !holds)) process.exitCode = 1
