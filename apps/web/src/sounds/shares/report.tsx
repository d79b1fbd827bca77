import { Flag } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { useWords } from '../../words/language.ts'
import { shares } from '../../words/shares.ts'
import type { Reported } from './report-dialog.tsx'

// Fetched when a hand comes near: hardly anybody reports.
const dialog = () => import('./report-dialog.tsx')
const ReportDialog = lazy(async () => ({ default: (await dialog()).ReportDialog }))

/** The way to tell whoever runs the server about what is shown here. */
export const Report = ({ about }: { about: Reported }) => {
  const words = useWords(shares)
  const [shown, setShown] = useState(false)
  const [ever, setEver] = useState(false)
  const near = () => void dialog()
  return (
    <>
      <Button
        look="quiet"
        icon={<Flag />}
        onPointerEnter={near}
        onFocus={near}
        onClick={() => (setEver(true), setShown(true))}
      >
        {words.report}
      </Button>
      <Suspense>{ever && <ReportDialog open={shown} onClose={() => setShown(false)} about={about} />}</Suspense>
    </>
  )
}
