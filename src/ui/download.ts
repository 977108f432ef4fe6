/** Saves something the page holds as a file. */
export function downloadBlob(name: string, blob: Blob): void {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser reads the address after this task; freeing it at once cancels the download in some.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
