import { Button } from '@mantine/core'
import { Download, FileSpreadsheet, FolderOpen } from 'lucide-react'
import { useState } from 'react'
import { useCore } from '../../app/core.tsx'
import { useFormat, useT } from '../../app/language.tsx'
import { ErrorNote } from '../../parts/error-note.tsx'
import type { ScreenTranslate } from '../../../shared/locales/translator.ts'
import type { OutputFile, PlaceId } from '../../../shared/model.ts'
import styles from './output-files.module.css'

/** The files that were made; the clean list first, with the way to it. */
export function OutputFiles({ files }: { files: readonly OutputFile[] }) {
  const t = useT()
  return (
    <section className={styles['files']} aria-label={t('results:files.title')}>
      {files.map((file) => (
        <FileCard key={file.place} file={file} />
      ))}
    </section>
  )
}

function FileCard({ file }: { file: OutputFile }) {
  const t = useT()
  const format = useFormat()
  const { shell } = useCore()
  const main = file.role === 'clean'
  return (
    <article
      className={styles['card']}
      data-main={main}
      draggable={shell.capabilities.dragOut}
      onDragStart={(event) => {
        event.preventDefault()
        shell.startDrag(file.place)
      }}
    >
      <FileSpreadsheet size={22} strokeWidth={1.5} aria-hidden />
      <div className={styles['words']}>
        <h3>{fileTitle(file, t)}</h3>
        <p className={styles['name']}>{file.name}</p>
        {main && shell.capabilities.dragOut && (
          <p className={styles['size']}>{t('results:file.drag')}</p>
        )}
        <div className={styles['foot']}>
          <span className={styles['size']}>
            {file.format === null
              ? format.bytes(file.bytes)
              : t('results:file.rows', { count: file.rows, size: format.bytes(file.bytes) })}
          </span>
          <GetFile place={file.place} name={file.name} main={main} />
        </div>
      </div>
    </article>
  )
}

function fileTitle({ role, verdict, format, part }: OutputFile, t: ScreenTranslate): string {
  const title = verdict ? t(`lists:chip.${verdict}`) : t(`results:file.${role}`)
  const layout = format && format !== 'same' ? ` · ${t(`outputs:format.${format}`)}` : ''
  return `${title}${layout}${part === null ? '' : ` · ${t('results:file.part', { part })}`}`
}

function GetFile({ place, name, main }: { place: PlaceId; name: string; main: boolean }) {
  const t = useT()
  const { shell } = useCore()
  const [error, setError] = useState<unknown>(null)
  const { showInFolder } = shell.capabilities
  const label = t(showInFolder ? 'results:file.show' : 'results:file.download')
  const Icon = showInFolder ? FolderOpen : Download
  const get = () => {
    setError(null)
    const getting = showInFolder ? shell.showInFolder(place) : shell.download(place)
    getting.catch(setError)
  }
  return (
    <>
      <Button
        size="xs"
        variant={main ? 'filled' : 'default'}
        leftSection={<Icon size={15} aria-hidden />}
        aria-label={`${label}: ${name}`}
        onClick={get}
      >
        {label}
      </Button>
      {error !== null && <ErrorNote error={error} />}
    </>
  )
}
