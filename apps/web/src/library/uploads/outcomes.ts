import { api } from '../../trpc.ts'
import type { SentFile } from './uploading.ts'

let timer: ReturnType<typeof setTimeout> | undefined

/** Asks what became of files that have arrived: those owned already are told so. A few questions, however many files. */
export const followBatch = (
  batch: string,
  files: readonly SentFile[],
  note: (key: number, part: Partial<SentFile>) => void,
): void => {
  timer ??= setTimeout(() => {
    timer = undefined
    const open = new Map(
      files.flatMap((file) =>
        file.state === 'sent' && file.trackId === undefined && file.id ? [[file.id, file]] : [],
      ),
    )
    const look = async () => {
      let cursor: Awaited<ReturnType<typeof api.library.uploads.list.query>>['nextCursor'] | undefined
      for (let pages = 0; pages < 5 && open.size > 0 && cursor !== null; pages++) {
        const page = await api.library.uploads.list.query({ batch, limit: 100, ...(cursor && { cursor }) })
        for (const upload of page.items) {
          const file = open.get(upload.id)
          open.delete(upload.id)
          if (file === undefined) continue
          const { trackId, state, errorCode } = upload
          if (state === 'known' || state === 'refused') note(file.key, { state, trackId, code: errorCode ?? undefined })
          else note(file.key, { trackId })
        }
        cursor = page.nextCursor
      }
    }
    void look().catch(() => undefined)
  }, 1500)
}
