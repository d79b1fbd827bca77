import { createRootRoute, Link, Outlet, type ErrorComponentProps } from '@tanstack/react-router'
import { app } from '../words/app.ts'
import { useWords } from '../words/language.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Mark } from '../ui/frame/mark.tsx'
import { Toasts } from '../ui/toasts.tsx'
import { sentenceOf } from '../failure.ts'

const NotFound = () => {
  const words = useWords(app)
  return (
    <main>
      <EmptyState
        alone
        glyph={<Mark />}
        title={words.notFoundTitle}
        actions={
          <Link to="/sounds" className="button" data-look="primary">
            {words.toSounds}
          </Link>
        }
      >
        {words.notFoundText}
      </EmptyState>
    </main>
  )
}

const Broken = ({ error, reset }: ErrorComponentProps) => {
  const words = useWords(app)
  return (
    <main>
      <EmptyState
        alone
        glyph={<Mark />}
        title={words.brokenTitle}
        actions={
          <Button look="primary" onClick={() => (reset(), location.reload())}>
            {words.reload}
          </Button>
        }
      >
        <p>{words.brokenText}</p>
        <p className="quiet">{sentenceOf(error)}</p>
      </EmptyState>
    </main>
  )
}

export const Route = createRootRoute({
  component: () => (
    <>
      <Outlet />
      <Toasts />
    </>
  ),
  notFoundComponent: NotFound,
  errorComponent: Broken,
})
