import { ScanText } from 'lucide-react'
import { api } from '../../trpc.ts'
import { Button } from '../../ui/button.tsx'
import { tell } from '../../ui/toasts.tsx'
import { useWords } from '../../words/language.ts'
import { track as catalogue } from '../../words/track.ts'
import { attempt } from '../deeds.ts'
import type { WholeTrack } from '../types.ts'

/** Has the file of a track read once more, where it could not be read or was read wrongly. */
export const ReadAgain = ({ track }: { track: WholeTrack }) => {
  const words = useWords(catalogue)
  if (track.state === 'reading' || track.fileSha256 === null || track.deletedAt !== null) return null
  const read = () =>
    attempt(async () => {
      const { reads } = await api.library.tracks.readAgain.mutate({ id: track.id })
      if (!reads) tell(words.notRead)
    })
  return (
    <Button
      look={track.state === 'failed' ? 'plain' : 'quiet'}
      className="read-again"
      icon={<ScanText />}
      title={words.readAgainHint}
      onClick={() => void read()}
    >
      {words.readAgain}
    </Button>
  )
}
