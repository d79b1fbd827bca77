import { useEffect } from 'react'
import { press } from './keys.ts'

/** Mounts the one listener all shortcuts live by. */
export const useKeyListener = (): void =>
  useEffect(() => {
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
