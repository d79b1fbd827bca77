import { api } from '../../trpc.ts'
import type { SentFile } from './uploading.ts'

let timer: ReturnType<typeof setTimeout> | undefined

/** Asks what became of files that have arrived: those owned already are told so. A few questions, however many files. */
export const followBatch = (batch: string, files: readonly SentFile[], show: () => void): void => {
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
          file.trackId = upload.trackId
          if (upload.state === 'known') file.state = 'known'
          if (upload.state === 'refused') {
            file.state = 'refused'
            file.code = upload.errorCode ?? 'unknown'
          }
        }
        cursor = page.nextCursor
      }
      show()
    }
    void look().catch(() => undefined)
  }, 1500)
}
