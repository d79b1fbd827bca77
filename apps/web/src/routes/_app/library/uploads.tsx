import { useQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { Upload } from 'lucide-react'
import { useEffect } from 'react'
import { RoomTabs } from '../../../library/room-tabs.tsx'
import { AddMusic } from '../../../library/uploads/add-music.tsx'
import { forgetLeft } from '../../../library/uploads/engine.ts'
import { KeptList, useUploads } from '../../../library/uploads/kept-list.tsx'
import { countLeft } from '../../../library/uploads/left.ts'
import { SentList } from '../../../library/uploads/sent-list.tsx'
import { uploadWork } from '../../../library/uploads/upload-work.ts'
import { uploading } from '../../../library/uploads/uploading.ts'
import { trpc } from '../../../trpc.ts'
import { Bar } from '../../../ui/bar.tsx'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { formatBytes } from '../../../ui/format/numbers.ts'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { useStore } from '../../../ui/store.ts'
import { useLocale, useWords } from '../../../words/language.ts'
import { uploads } from '../../../words/uploads.ts'
import '../../../library/uploads/uploads.css'

const UploadsPage = () => {
  const words = useWords(uploads)
  const locale = useLocale()
  const state = useStore(uploading)
  const query = useUploads()
  const use = useQuery(trpc.library.uploads.use.queryOptions()).data
  const work = uploadWork(state, words, locale)
  useEffect(() => {
    if (uploading.get().files.length === 0) uploading.set({ ...uploading.get(), left: countLeft() })
  }, [])
  const empty = query.isSuccess && query.data.pages[0]?.items.length === 0 && state.files.length === 0
  return (
    <div className="page" data-hue="blue">
      <header className="page-head">
        <h1>{words.room}</h1>
        <RoomTabs />
        <div className="page-action">
          <AddMusic />
        </div>
      </header>
      <div className="line">
        <h2>{words.title}</h2>
        {use !== undefined && (
          <span className="quiet tabular">
            {use.room === null || !Number.isFinite(use.room)
              ? words.held(formatBytes(use.held, locale))
              : words.use(formatBytes(use.held, locale), formatBytes(use.room, locale))}
          </span>
        )}
      </div>
      {state.left > 0 && state.files.length === 0 && (
        <div className="notice upload-left" role="status">
          <strong>{words.left(state.left)}</strong>
          <span>{words.leftText}</span>
          <Button onClick={forgetLeft}>{words.forget}</Button>
        </div>
      )}
      {work !== undefined && (
        <section className="card upload-now" aria-label={words.sending}>
          <div className="line">
            <span className="tabular">{work.doing}</span>
            <span className="line">
              <Button onClick={work.pause?.run}>{work.pause?.label}</Button>
              <Button onClick={work.onCancel}>{words.cancelAll}</Button>
            </span>
          </div>
          <Bar progress={work.progress} label={words.sending} />
        </section>
      )}
      {state.files.length > 0 && <SentList />}
      {query.isPending && <Skeleton rows={4} />}
      {empty && (
        <EmptyState glyph={<Upload />} title={words.emptyTitle}>
          {words.emptyText}
        </EmptyState>
      )}
      <KeptList query={query} />
    </div>
  )
}

export const Route = createFileRoute('/_app/library/uploads')({ component: UploadsPage })
