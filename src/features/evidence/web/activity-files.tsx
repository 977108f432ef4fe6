import { DownloadOutlined, FileOutlined } from '@ant-design/icons'
import { Button, Image } from 'antd'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import { sizeText } from '../../../ui/number-format.ts'
import type { ActivityAttachment } from '../model.ts'
import { evidenceWords } from '../words.ts'

export interface ActivityFilesProps {
  readonly activityId: string
  readonly attachments: readonly ActivityAttachment[]
}

/** Kinds of picture that browsers draw; HEIC is kept, and downloaded to be seen. */
const drawable = /^image\/(png|jpeg|webp|gif)$/

/** Photos to look at, and every file to download. */
export function ActivityFiles({ activityId, attachments }: ActivityFilesProps) {
  const t = useWords(evidenceWords)
  const { language } = useLanguage()
  const addressOf = ({ id }: ActivityAttachment) => `/api/evidence/activities/${activityId}/attachments/${id}`
  const pictures = attachments.filter(({ mediaType }) => drawable.test(mediaType))
  return (
    <section className="activity-part" aria-label={t('attachments')}>
      <h2>{t('attachments')}</h2>
      {attachments.length === 0 && <p className="satisfaction-hint">{t('noFiles')}</p>}
      {pictures.length > 0 && (
        <Image.PreviewGroup>
          <div className="picture-list">
            {pictures.map((picture) => (
              <Image key={picture.id} src={addressOf(picture)} alt={picture.name} width={112} height={112} />
            ))}
          </div>
        </Image.PreviewGroup>
      )}
      {attachments.length > 0 && (
        <ul className="file-list" aria-label={t('attachments')}>
          {attachments.map((file) => (
            <li key={file.id} className="file-row">
              <FileOutlined className="file-picture" aria-hidden />
              <span className="file-name">{file.name}</span>
              <span className="file-size">{sizeText(file.size, language)}</span>
              <Button
                type="text"
                icon={<DownloadOutlined />}
                href={addressOf(file)}
                download={file.name}
                aria-label={t('download', { name: file.name })}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
