/** What is known of a stored file; `sha256` is its name and the proof of its content (lower-case hex). */
export interface StoredFile {
  readonly sha256: string
  /** Bytes. */
  readonly size: number
}

/** Files kept by the SHA-256 of their content; storing the same bytes twice keeps one copy. */
export interface FileStore {
  put(content: Uint8Array): Promise<StoredFile>
  /** Content, or null when no such file is stored. Verifies the hash before returning. */
  get(sha256: string): Promise<Uint8Array | null>
}
