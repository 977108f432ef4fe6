import { parseArgs } from 'node:util'
import { openDistrict, type Size } from './district/district.ts'
import { describeMachine, type Machine } from './machine.ts'
import { measureReading } from './reading.ts'
import { step } from './stopwatch.ts'

/**
 * Prints one JSON document of what the program manages on this machine. `--small` measures a district of 1,000 units and
 * 100,000 activities only (a minute or two); without it one of 10,000 units and 1,000,000 activities as well.
 */
const { values: asked } = parseArgs({ options: { small: { type: 'boolean', default: false } } })

const small: Size = { units: 1_000, activities: 100_000 }
const large: Size = { units: 10_000, activities: 1_000_000 }
const sizes = asked.small ? [small] : [small, large]

let machine: Machine | undefined
const districts: object[] = []
for (const size of sizes) {
  const district = await openDistrict(size)
  try {
    machine = describeMachine(district.description)
    const milliseconds = await step('status screens', () => measureReading(district))
    districts.push({ size, rows: district.rows, milliseconds })
  } finally {
    await district.close()
  }
}
console.log(JSON.stringify({ benchmark: 'luoshi', machine, districts }, null, 2))
