import { Link } from '@tanstack/react-router'
import { sentenceOfCode } from '../../failure.ts'
import { useWords } from '../../words/language.ts'
import { sounds } from '../../words/sounds.ts'

/** Failures that are mended where keys are entered. */
const mendedByKey = new Set(['key_refused', 'key_spent', 'seal_broken', 'reader_missing'])

/** What went wrong with a sound, and the way to where it is mended. */
export const WhyFailed = ({ code }: { code: string }) => {
  const words = useWords(sounds)
  return (
    <p className="notice" data-kind="error">
      {sentenceOfCode(code) ?? words.failed}{' '}
      {mendedByKey.has(code) && (
        <Link to="/settings" hash="keys" className="link">
          {words.toKeys}
        </Link>
      )}
    </p>
  )
}
