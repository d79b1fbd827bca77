import { createFileRoute, Outlet } from '@tanstack/react-router'
import { app } from '../words/app.ts'
import { entry } from '../words/entry.ts'
import { useWords } from '../words/language.ts'
import { Mark } from '../ui/frame/mark.tsx'
import './-entry.css'

const Entry = () => {
  const frame = useWords(app)
  const words = useWords(entry)
  return (
    <main className="entry">
      <header>
        <Mark />
        <p className="entry-name">{frame.name}</p>
        <p className="quiet">{words.motto}</p>
      </header>
      <div className="card">
        <Outlet />
      </div>
    </main>
  )
}

/** A page of one small form, for people who are not logged in. */
export const Route = createFileRoute('/_entry')({ component: Entry })
