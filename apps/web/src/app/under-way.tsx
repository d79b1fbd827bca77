import { uploadWork } from '../library/uploads/upload-work.ts'
import { uploading } from '../library/uploads/uploading.ts'
import { cancel, underWay } from '../sounds/jobs.ts'
import { useStore } from '../ui/store.ts'
import { Tray } from '../ui/tray.tsx'
import { useLocale, useWords } from '../words/language.ts'
import { sounds } from '../words/sounds.ts'
import { uploads } from '../words/uploads.ts'

/** Everything that takes a while, in whatever room it was begun. */
export const UnderWay = () => {
  const room = useWords(sounds)
  const words = useWords(uploads)
  const locale = useLocale()
  const works = useStore(underWay)
  const upload = uploadWork(useStore(uploading), words, locale)
  const doing = (kind: string) =>
    kind === 'queued' ? room.waiting : kind === 'started' ? room.reading : room.rendering
  return (
    <Tray
      works={[
        ...(upload === undefined ? [] : [upload]),
        ...works.map((work) => ({
          id: work.jobId,
          title: work.title,
          doing: doing(work.kind),
          progress: work.progress,
          onCancel: () => cancel(work.jobId),
        })),
      ]}
    />
  )
}
