import { Worker } from 'node:worker_threads'
import { type Outcome, refused } from '../../kernel/outcome/outcome.ts'
import type { SheetLimits, Workbook } from './sheet.ts'

const MEMORY_MEGABYTES = 1_024

/**
 * Reads .xlsx or .xls in a thread of its own, because one wrong byte of an .xls can send the reader round for ever: when
 * the time or the memory is used up the thread ends and the file is refused (`sheet.too-slow`, `sheet.too-complex`).
 */
export function readWorkbookBounded(bytes: Uint8Array, limits: SheetLimits): Promise<Outcome<Workbook>> {
  const worker = new Worker(new URL('./workbook-worker.ts', import.meta.url), {
    workerData: { bytes, limits },
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MEGABYTES },
    // The reader remarks on odd files aloud; a server's log is no place for an upload's content.
    stdout: true,
    stderr: true,
  })
  return new Promise<Outcome<Workbook>>((resolve, reject) => {
    const timer = setTimeout(() => resolve(tooSlow()), limits.milliseconds)
    worker.once('message', (outcome: Outcome<Workbook>) => resolve(outcome))
    worker.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve(tooComplex()) : reject(error),
    )
    worker.once('exit', () => {
      clearTimeout(timer)
      reject(new Error('the reading thread ended without an answer'))
    })
  }).finally(() => {
    void worker.terminate()
  })
}

function tooSlow(): Outcome<never> {
  return refused('sheet.too-slow', {
    zh: '读取表格超时，文件可能已损坏；请另存为 .xlsx 后重试。',
    en: 'Reading the spreadsheet took too long; it may be damaged. Save it as .xlsx and try again.',
  })
}

function tooComplex(): Outcome<never> {
  return refused('sheet.too-complex', {
    zh: '表格内容过多，无法读取，请拆分后上传。',
    en: 'The spreadsheet holds too much to be read; split it.',
  })
}
