import { createFileRoute } from '@tanstack/react-router'
import { Account } from '../../settings/account.tsx'
import { Appearance } from '../../settings/appearance.tsx'
import { Devices } from '../../settings/devices.tsx'
import { Keys } from '../../settings/keys.tsx'
import { Leave } from '../../settings/leave.tsx'
import { ListenBrainz } from '../../settings/listen-brainz.tsx'
import { Record } from '../../settings/record.tsx'
import { Tokens } from '../../settings/tokens.tsx'
import { useWords } from '../../words/language.ts'
import { settings } from '../../words/settings.ts'
import '../../settings/settings.css'

const Settings = () => {
  const words = useWords(settings)
  return (
    <div className="page settings">
      <header className="page-head">
        <h1>{words.title}</h1>
      </header>
      <Appearance />
      <Account />
      <Devices />
      <Keys />
      <Tokens />
      <ListenBrainz />
      <Record />
      <Leave />
    </div>
  )
}

export const Route = createFileRoute('/_app/settings')({ component: Settings })
