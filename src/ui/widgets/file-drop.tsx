import { CameraOutlined, CloseOutlined, FileOutlined, InboxOutlined, UploadOutlined } from '@ant-design/icons'
import { Button, Flex } from 'antd'
import { type DragEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { commonWords } from '../common-words.ts'
import { addFiles, type FileLimits } from '../file-choice.ts'
import { useLanguage, useWords } from '../language.tsx'
import { sizeText } from '../number-format.ts'
import { useIsPhone } from '../viewport.ts'

export interface FileDropProps extends FileLimits {
  /** The accessible name: 佐证材料. */
  readonly label: string
  readonly value?: readonly File[]
  readonly onChange?: (files: readonly File[]) => void
  /** Says more than the limits do: kinds wanted, what becomes of the file. */
  readonly hint?: string
  /** Offers the camera on a phone. */
  readonly camera?: boolean
}

const nothing: readonly File[] = []

/** Files by dropping, choosing, or the phone's camera; checked against the limits at once, sent only with the form. */
export function FileDrop({
  label,
  value = nothing,
  onChange,
  hint,
  camera = false,
  ...limits
}: FileDropProps) {
  const { language } = useLanguage()
  const t = useWords(commonWords)
  const [objections, setObjections] = useState<readonly string[]>([])
  const add = (list: FileList | null) => {
    const result = addFiles(value, [...(list ?? [])], limits, t, language)
    setObjections(result.objections)
    if (result.files !== value) onChange?.(result.files)
  }
  const bounds = t('fileLimits', { n: limits.maxFiles, size: sizeText(limits.maxBytes, language) })
  return (
    <Flex vertical gap={8}>
      <Chooser
        label={label}
        hint={[hint, bounds].filter(Boolean).join(' · ')}
        camera={camera}
        limits={limits}
        onFiles={add}
      />
      {objections.length > 0 && (
        <ul role="alert" className="file-objections">
          {objections.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      {value.length > 0 && (
        <ul className="file-list" aria-label={label}>
          {value.map((file) => (
            <FileRow
              key={`${file.name}:${file.size}:${file.lastModified}`}
              file={file}
              onRemove={() => onChange?.(value.filter((other) => other !== file))}
            />
          ))}
        </ul>
      )}
    </Flex>
  )
}

interface ChooserProps {
  readonly label: string
  readonly hint: string
  readonly camera: boolean
  readonly limits: FileLimits
  readonly onFiles: (files: FileList | null) => void
}

function Chooser({ label, hint, camera, limits, onFiles }: ChooserProps) {
  const t = useWords(commonWords)
  const phone = useIsPhone()
  const hintId = useId()
  const files = useRef<HTMLInputElement>(null)
  const photo = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    onFiles(event.dataTransfer.files)
  }
  const input = (
    <input
      ref={files}
      type="file"
      hidden
      multiple={limits.maxFiles > 1}
      {...(limits.accept && { accept: limits.accept })}
      data-file-drop={label}
      onChange={({ target }) => {
        onFiles(target.files)
        // The same file chosen again after its removal must count as a change.
        target.value = ''
      }}
    />
  )
  if (phone) {
    return (
      <div>
        {input}
        {camera && (
          <input
            ref={photo}
            type="file"
            hidden
            accept="image/*"
            capture="environment"
            onChange={({ target }) => onFiles(target.files)}
          />
        )}
        <Flex gap={8}>
          {camera && (
            <Button block icon={<CameraOutlined />} onClick={() => photo.current?.click()}>
              {t('takePhoto')}
            </Button>
          )}
          <Button
            block
            icon={<UploadOutlined />}
            aria-describedby={hintId}
            onClick={() => files.current?.click()}
          >
            {t('chooseFiles')}
          </Button>
        </Flex>
        <p id={hintId} className="file-hint">
          {hint}
        </p>
      </div>
    )
  }
  return (
    <>
      {input}
      <button
        type="button"
        className={over ? 'file-drop file-drop-over' : 'file-drop'}
        onClick={() => files.current?.click()}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <InboxOutlined className="file-drop-icon" aria-hidden />
        <span className="spoken-only">{label}</span>
        <span>{t('dropFiles')}</span>
        <span className="file-hint">{hint}</span>
      </button>
    </>
  )
}

/** The address of a picture's preview, given back to the browser when the row goes. */
function usePicture(file: File): string | undefined {
  const picture = useMemo(
    () => (/^image\/(png|jpeg|gif|webp)$/.test(file.type) ? URL.createObjectURL(file) : undefined),
    [file],
  )
  useEffect(() => () => (picture === undefined ? undefined : URL.revokeObjectURL(picture)), [picture])
  return picture
}

function FileRow({ file, onRemove }: { readonly file: File; readonly onRemove: () => void }) {
  const { language } = useLanguage()
  const t = useWords(commonWords)
  const picture = usePicture(file)
  return (
    <li className="file-row">
      {picture === undefined ? (
        <FileOutlined className="file-picture" aria-hidden />
      ) : (
        <img className="file-picture" src={picture} alt="" />
      )}
      <span className="file-name">{file.name}</span>
      <span className="file-size">{sizeText(file.size, language)}</span>
      <Button
        type="text"
        icon={<CloseOutlined />}
        aria-label={t('removeFile', { name: file.name })}
        onClick={onRemove}
      />
    </li>
  )
}
