import { DownloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { reach, troubleOf } from '../../../ui/api.ts'
import { downloadBlob } from '../../../ui/download.ts'
import { useWords } from '../../../ui/language.tsx'
import { useRefusalMessage } from '../../../ui/refusal.tsx'
import { reportsWords } from '../words.ts'

export interface WordButtonProps {
  readonly reportId: string
  /** The file's name without its ending. */
  readonly name: string
  /** Done first, so that the file holds what is on the screen. */
  readonly prepare?: () => Promise<unknown>
}

/** Downloads the report as a Word file. */
export function WordButton({ reportId, name, prepare }: WordButtonProps) {
  const t = useWords(reportsWords)
  const refusalMessage = useRefusalMessage()
  const [pending, setPending] = useState(false)
  const download = async () => {
    setPending(true)
    try {
      await prepare?.()
      const response = await reach(fetch(`/api/reports/${reportId}/word`))
      if (!response.ok) throw await troubleOf(response)
      downloadBlob(`${name}.docx`, await response.blob())
    } catch (error) {
      refusalMessage.show(error)
    } finally {
      setPending(false)
    }
  }
  return (
    <Button icon={<DownloadOutlined />} loading={pending} onClick={() => void download()}>
      {t('downloadWord')}
    </Button>
  )
}
