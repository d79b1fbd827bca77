import { sentenceOf } from '../../failure.ts'
import { api } from '../../trpc.ts'
import { tellError } from '../../ui/toasts.tsx'
import type { Playlist } from './types.ts'

export const exportFormats = ['m3u8', 'xspf', 'jspf'] as const

/** Has a playlist written as a file, and hands it to the browser as a download. */
export const exportPlaylist = async (
  { id }: Pick<Playlist, 'id'>,
  format: (typeof exportFormats)[number],
): Promise<void> => {
  try {
    const { fileName, mediaType, text } = await api.library.playlists.exportFile.query({ id, format })
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([text], { type: mediaType }))
    link.download = fileName
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
  } catch (failure) {
    tellError(sentenceOf(failure))
  }
}
