import type { AnyDatabase } from '../action/context.ts'

export interface OpenDatabase {
  readonly database: AnyDatabase
  close(): Promise<void>
}

export declare const openDatabase: (options?: Readonly<Record<string, unknown>>) => Promise<OpenDatabase>
