import { CloseOutlined, FileImageOutlined, FileOutlined, ReloadOutlined } from '@ant-design/icons'
import { Button, Progress } from 'antd'
import { useState } from 'react'
import { commonWords } from '../../../ui/common-words.ts'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import { numberText, sizeText } from '../../../ui/number-format.ts'
import { TroubleText } from '../../../ui/refusal.tsx'
import { FileDrop } from '../../../ui/widgets/file-drop.tsx'
import type { UploadedFile } from '../model.ts'
import { evidenceWords } from '../words.ts'
import type { Upload, Uploads } from './uploads.ts'

const mostFiles = 20
const mostBytes = 20 * 1024 * 1024
const accepted = 'image/*,.heic,.heif,.pdf,.docx,.xlsx,.pptx,.txt,.csv'

export interface AttachmentsFieldProps {
  readonly uploads: Uploads
  /** What the server has taken in. */
  readonly value?: readonly UploadedFile[]
  readonly onChange?: (files: readonly UploadedFile[]) => void
}

const nothing: readonly UploadedFile[] = []

/** Photos and files: sent as they are chosen, listed with how far they are. */
export function AttachmentsField({ uploads, value: taken = nothing, onChange }: AttachmentsFieldProps) {
  const t = useWords(evidenceWords)
  const room = mostFiles - taken.length - uploads.waiting.length
  return (
    <div className="attachments-field">
      {room > 0 && (
        <FileDrop
          label={t('attachments')}
          hint={t('attachmentKinds')}
          camera
          maxFiles={room}
          maxBytes={mostBytes}
          accept={accepted}
          onChange={uploads.add}
        />
      )}
      {taken.length + uploads.waiting.length > 0 && (
        <ul className="file-list attachment-list" aria-label={t('attachments')}>
          {taken.map((file) => (
            <TakenRow
              key={file.sha256 + file.name}
              file={file}
              onRemove={() => onChange?.(taken.filter((other) => other !== file))}
            />
          ))}
          {uploads.waiting.map((upload) => (
            <WaitingRow
              key={upload.id}
              upload={upload}
              onAgain={() => uploads.again(upload.id)}
              onRemove={() => uploads.remove(upload.id)}
            />
          ))}
        </ul>
      )}
    </div>
  )
}

function TakenRow({ file, onRemove }: { readonly file: UploadedFile; readonly onRemove: () => void }) {
  const common = useWords(commonWords)
  const { language } = useLanguage()
  const Icon = file.mediaType.startsWith('image/') ? FileImageOutlined : FileOutlined
  return (
    <li className="file-row">
      <Icon className="file-picture" aria-hidden />
      <span className="file-name">{file.name}</span>
      <span className="file-size">{sizeText(file.size, language)}</span>
      <Button
        type="text"
        icon={<CloseOutlined />}
        aria-label={common('removeFile', { name: file.name })}
        onClick={onRemove}
      />
    </li>
  )
}

interface WaitingRowProps {
  readonly upload: Upload
  readonly onAgain: () => void
  readonly onRemove: () => void
}

function WaitingRow({ upload: { file, sent, trouble }, onAgain, onRemove }: WaitingRowProps) {
  const t = useWords(evidenceWords)
  const common = useWords(commonWords)
  const { language } = useLanguage()
  // The picture is made once; a row lives as long as its upload.
  const [picture, setPicture] = useState(() =>
    /^image\/(png|jpeg|gif|webp)$/.test(file.type) ? URL.createObjectURL(file) : undefined,
  )
  return (
    <li className="file-row">
      {picture === undefined ? (
        <FileOutlined className="file-picture" aria-hidden />
      ) : (
        <img
          className="file-picture"
          src={picture}
          alt=""
          onLoad={() => URL.revokeObjectURL(picture)}
          onError={() => setPicture(undefined)}
        />
      )}
      <span className="file-name">
        {file.name}
        {trouble === null ? (
          <Progress
            percent={Math.round(sent * 100)}
            size="small"
            showInfo={false}
            aria-label={t('uploading', { percent: numberText(sent, language, 'percent') })}
          />
        ) : (
          <span role="alert" className="upload-trouble">
            {t('uploadFailed')}：<TroubleText error={trouble} />
          </span>
        )}
      </span>
      {trouble !== null && (
        <Button
          type="text"
          icon={<ReloadOutlined />}
          aria-label={t('uploadRetry', { name: file.name })}
          onClick={onAgain}
        />
      )}
      <Button
        type="text"
        icon={<CloseOutlined />}
        aria-label={common('removeFile', { name: file.name })}
        onClick={onRemove}
      />
    </li>
  )
}
