#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { findDuties } from '../duties/find.ts'
for (const f of process.argv.slice(3).filter((a) => !a.startsWith('-') && a !== 'jsonl')) {
  const t = readFileSync(f, 'utf8')
  for (const d of findDuties(t)) console.log(JSON.stringify({ file: basename(f), ...d }))
}
