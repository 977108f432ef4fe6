import { parseArgs } from 'node:util'
import { openDistrict, type Size, sampleOf, YEAR } from './district/district.ts'
import { holdAgainstRecount } from './district/recount.ts'
import { describeMachine, type Machine } from './machine.ts'
import { measureReading } from './reading.ts'
import { measureReport } from './reporting.ts'
import { step } from './stopwatch.ts'
import { measureWriting } from './writing.ts'

/**
 * Prints one JSON document of what the program manages on this machine: times in milliseconds. `--small` measures a district
 * of 1,000 units and 100,000 activities only (about two minutes on two idle cores); without it one of 10,000 units and
 * 1,000,000 activities as well (about ten minutes more). What is being done is told on the error stream.
 */
const { values: asked } = parseArgs({
  options: { small: { type: 'boolean', default: false }, seconds: { type: 'string', default: '10' } },
})

const small: Size = { units: 1_000, activities: 100_000 }
const large: Size = { units: 10_000, activities: 1_000_000 }

async function measure(size: Size): Promise<{ machine: Machine; figures: object }> {
  const district = await openDistrict(size)
  try {
    const status = await step('status screens', () => measureReading(district))
    const report = await step('report of the year', () => measureReport(district))
    const writing = await step('recording', () => measureWriting(district, Number(asked.seconds)))
    // What was recorded in a hurry must have been counted all the same.
    await step('recount', () => holdAgainstRecount(district.context, sampleOf(district.unitIds), YEAR))
    const figures = { size, rows: district.rows, status, report, writing }
    return { machine: describeMachine(district.description), figures }
  } finally {
    await district.close()
  }
}

const measured = []
for (const size of asked.small ? [small] : [small, large]) measured.push(await measure(size))
const document = {
  benchmark: 'luoshi',
  machine: measured[0]?.machine,
  goals: { recordsPerSecond: 1_000, rootStatusMilliseconds: 100, reportMilliseconds: 3_000 },
  districts: measured.map(({ figures }) => figures),
}
console.log(JSON.stringify(document, null, 2))
