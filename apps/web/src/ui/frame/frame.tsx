import { Link, type LinkProps } from '@tanstack/react-router'
import { PanelLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { ui } from '../../words/ui.ts'
import { useWords } from '../../words/language.ts'
import { appearance, changeAppearance } from '../appearance.ts'
import { useStore } from '../store.ts'
import { Note } from './note.tsx'
import { Mark } from './mark.tsx'
import './frame.css'

/** A place in the rail. One with a `note` instead of an address is not open yet, and says why. */
export type Place = {
  label: string
  icon: ReactNode
  hue?: string
  to?: LinkProps['to']
  note?: string
  badge?: ReactNode
}
type FrameProps = {
  name: string
  places: readonly Place[]
  tools: readonly Place[]
  railLabel: string
  toggleLabel: string
  foot?: ReactNode
  player: ReactNode
  children: ReactNode
}

const PlaceLink = ({ place }: { place: Place }) =>
  place.to === undefined ? (
    <Note label={place.label} hue={place.hue} icon={place.icon}>
      {place.note}
    </Note>
  ) : (
    <Link
      className="place"
      to={place.to}
      data-hue={place.hue}
      title={place.label}
      activeProps={{ 'aria-current': 'page' }}
    >
      {place.icon}
      <span>{place.label}</span>
      {place.badge}
    </Link>
  )

/** Rail, page and player. Under 720 px the rail is a bar at the bottom and holds only what is open. */
export const Frame = ({ name, places, tools, railLabel, toggleLabel, foot, player, children }: FrameProps) => {
  const words = useWords(ui)
  const { rail } = useStore(appearance)
  return (
    <div className="frame" data-rail={rail}>
      <a className="skip" href="#content">
        {words.skipToContent}
      </a>
      <nav className="rail" aria-label={railLabel}>
        <div className="rail-head">
          <Link to="/sounds" className="wordmark" aria-label={name}>
            <Mark />
            <span>{name}</span>
          </Link>
          <button
            type="button"
            className="icon-button rail-toggle"
            aria-label={toggleLabel}
            aria-expanded={rail === 'wide'}
            title={toggleLabel}
            onClick={() => changeAppearance({ rail: rail === 'wide' ? 'narrow' : 'wide' })}
          >
            <PanelLeft />
          </button>
        </div>
        <ul>
          {places.map((place) => (
            <li key={place.label} data-closed={place.to === undefined || undefined}>
              <PlaceLink place={place} />
            </li>
          ))}
        </ul>
        <ul>
          {tools.map((place) => (
            <li key={place.label}>
              <PlaceLink place={place} />
            </li>
          ))}
        </ul>
        {foot !== undefined && <div className="rail-foot">{foot}</div>}
      </nav>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      <div className="frame-player">{player}</div>
    </div>
  )
}
