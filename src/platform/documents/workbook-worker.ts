import { parentPort, workerData } from 'node:worker_threads'
import type { SheetLimits } from './sheet.ts'
import { readWorkbook } from './workbook-reader.ts'

// What `bounded-reading.ts` starts: reads one file and ends.
const { bytes, limits } = workerData as { bytes: Uint8Array; limits: SheetLimits }
parentPort?.postMessage(readWorkbook(bytes, limits), [])
