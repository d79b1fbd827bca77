import { useEffect, useState } from 'react'

/** Milliseconds a row is in view before what costs something is fetched for it. */
const moment = 120

/** False for rows that only fly past, true for those one stops at. */
export const useLingered = (): boolean => {
  const [lingered, setLingered] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLingered(true), moment)
    return () => clearTimeout(timer)
  }, [])
  return lingered
}
