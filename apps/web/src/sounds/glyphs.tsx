import type { ReactNode } from 'react'
import type { SoundType } from './types.ts'

const Drawing = ({ children }: { children: ReactNode }) => (
  <svg
    className="glyph"
    width="24"
    height="20"
    viewBox="0 0 28 24"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.7"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    {children}
  </svg>
)

const drawings: Record<SoundType, ReactNode> = {
  // narrow, high, tapering
  squeaker: <path d="M2 12h2l1.5-5L8 18l2.5-13L13 19l2.5-14L18 18l2-9 1.6 5.500L23 12h3" />,
  // wide and slow
  rumbler: <path d="M2 12c2.500-9 5.500-9 8 0s5.500 9 8 0 5-8.500 8-2" />,
  // bursts with gaps
  stutterer: <path d="M3 8v8M6 5v14M9 9v6M14 6v12M17 9v6M22 4v16M25 9v6" />,
  // one breath
  classic: <path d="M2 12c3 0 4-7 8-7s6 4 9 5.500S24 12 26 12C24 12 22 12.500 19 13.500S14 19 10 19s-5-7-8-7Z" />,
  // a drop and what it leaves
  wet: (
    <path d="M13 3c3.500 4.500 5 6.800 5 9.300a5 5 0 0 1-10 0C8 9.800 9.500 7.500 13 3ZM22 15.500a2.200 2.200 0 1 1 0 .01M5 18.500a1.600 1.600 0 1 1 0 .01" />
  ),
}

/** The little drawing of a kind of sound. */
export const TypeGlyph = ({ type }: { type: SoundType }) => <Drawing>{drawings[type]}</Drawing>
