import { Music } from 'lucide-react'
import { uploads } from '../../words/uploads.ts'
import { useWords } from '../../words/language.ts'
import './drop-zone.css'

/** What is shown while files hover over the app. */
export const DropZone = () => {
  const words = useWords(uploads)
  return (
    <div className="drop-zone" data-hue="blue">
      <div>
        <Music />
        <strong>{words.drop}</strong>
        <span>{words.dropHint}</span>
      </div>
    </div>
  )
}
