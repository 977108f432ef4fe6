import { useEffect, useRef, useState } from 'react'
import { type Answer, OutageError, troubleOf } from '../../../ui/api.ts'
import type { UploadedFile } from '../model.ts'

/** A file on its way; it leaves the list when the server has taken it in. */
export interface Upload {
  readonly id: string
  readonly file: File
  /** Share sent, from 0 to 1. */
  readonly sent: number
  readonly trouble: Error | null
}

/** Sends one file; a request of the old kind, because only that tells how much has gone. */
function sendFile(file: File, onSent: (share: number) => void, signal: AbortSignal): Promise<UploadedFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', '/api/evidence/files')
    request.responseType = 'text'
    request.upload.addEventListener('progress', ({ loaded, total, lengthComputable }) => {
      if (lengthComputable) onSent(loaded / total)
    })
    request.addEventListener('error', () => reject(new OutageError('offline')))
    request.addEventListener('load', () => {
      const json = () => Promise.resolve().then(() => JSON.parse(request.responseText) as unknown)
      if (request.status === 200) json().then((body) => resolve((body as Answer<UploadedFile>).data), reject)
      else troubleOf({ status: request.status, json }).then(reject, reject)
    })
    signal.addEventListener('abort', () => request.abort(), { once: true })
    const body = new FormData()
    body.set('file', file)
    request.send(body)
  })
}

export interface Uploads {
  readonly waiting: readonly Upload[]
  add(files: readonly File[]): void
  again(id: string): void
  remove(id: string): void
}

/** Uploads files as they are chosen, each on its own; what failed stays, to be tried again or removed. */
export function useUploads(onTaken: (file: UploadedFile, source: File) => void): Uploads {
  const [waiting, setWaiting] = useState<readonly Upload[]>([])
  const running = useRef(new Map<string, AbortController>())
  const taken = useRef(onTaken)
  useEffect(() => {
    taken.current = onTaken
  })
  const leave = (id: string) => {
    running.current.delete(id)
    setWaiting((before) => before.filter((one) => one.id !== id))
  }
  const change = (id: string, changed: Partial<Upload>) =>
    setWaiting((before) => before.map((one) => (one.id === id ? { ...one, ...changed } : one)))
  const send = async (id: string, file: File) => {
    const controller = new AbortController()
    running.current.set(id, controller)
    try {
      const uploaded = await sendFile(file, (sent) => change(id, { sent }), controller.signal)
      leave(id)
      taken.current(uploaded, file)
    } catch (error) {
      change(id, { trouble: error instanceof Error ? error : new OutageError('broken', error) })
    }
  }
  return {
    waiting,
    add(files) {
      const added = files.map((file) => ({ id: crypto.randomUUID(), file, sent: 0, trouble: null }))
      setWaiting((before) => [...before, ...added])
      for (const { id, file } of added) void send(id, file)
    },
    again(id) {
      const upload = waiting.find((one) => one.id === id)
      if (upload === undefined) return
      change(id, { sent: 0, trouble: null })
      void send(id, upload.file)
    },
    remove(id) {
      running.current.get(id)?.abort()
      leave(id)
    },
  }
}
