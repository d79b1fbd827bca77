import { useQuery } from '@tanstack/react-query'
import { createFileRoute, Link } from '@tanstack/react-router'
import { sentenceOf } from '../../failure.ts'
import { auth } from '../../session.ts'
import { entry } from '../../words/entry.ts'
import { useWords } from '../../words/language.ts'
import { tokenSearch } from './-token.ts'

const Verify = () => {
  const words = useWords(entry)
  const { token } = Route.useSearch()
  // A query, because it is done once however often the page renders.
  const check = useQuery({
    queryKey: ['verify', token],
    queryFn: () => auth('verify', { token }).then(() => true),
    enabled: token !== undefined,
    retry: false,
    staleTime: Infinity,
  })
  const text =
    token === undefined
      ? words.incomplete
      : check.isPending
        ? words.verifying
        : check.isSuccess
          ? words.verified
          : sentenceOf(check.error)
  return (
    <div className="entry-form">
      <h1>{words.verifyTitle}</h1>
      <p className="notice" role="status">
        {text}
      </p>
      <Link to="/sounds" className="button" data-look="primary">
        {words.goOn}
      </Link>
    </div>
  )
}

export const Route = createFileRoute('/_entry/verify')({ validateSearch: tokenSearch, component: Verify })
