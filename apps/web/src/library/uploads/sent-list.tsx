import { Link } from '@tanstack/react-router'
import { X } from 'lucide-react'
import { useRef, useState } from 'react'
import { Bar } from '../../ui/bar.tsx'
import { IconButton } from '../../ui/button.tsx'
import { formatBytes } from '../../ui/format/numbers.ts'
import { useRows } from '../../ui/rows.ts'
import { Segmented } from '../../ui/segmented.tsx'
import { useStore } from '../../ui/store.ts'
import { trackHref } from '../../playing/tracks.ts'
import { useLocale, useWords } from '../../words/language.ts'
import { uploads } from '../../words/uploads.ts'
import { cancelUpload } from './engine.ts'
import { FileName } from './file-name.tsx'
import { uploading, type SentFile } from './uploading.ts'
import { useReason } from './use-reason.ts'

const size = 44
const scroller = () => document.getElementById('content')

const SentRow = ({ file }: { file: SentFile }) => {
  const words = useWords(uploads)
  const locale = useLocale()
  const reason = useReason()
  const { path, state, sent, trackId } = file
  const open = state === 'waiting' || state === 'sending'
  return (
    <div className="upload-row" data-state={state}>
      <FileName path={path} />
      <span className="upload-what">
        {state === 'sending' ? (
          <Bar progress={file.size > 0 ? sent / file.size : 1} label={path} />
        ) : state === 'refused' ? (
          <span className="truncate" title={reason(file.code, file.said)}>
            {reason(file.code, file.said)}
          </span>
        ) : (
          words.states[state]
        )}
      </span>
      <span className="upload-link">
        {trackId != null && (
          <Link to={trackHref(trackId)} className="link">
            {words.toTrack}
          </Link>
        )}
      </span>
      <span className="tabular quiet upload-size">{formatBytes(file.size, locale)}</span>
      {open ? (
        <IconButton label={words.cancelOne(path)} onClick={() => cancelUpload(file.key)}>
          <X />
        </IconButton>
      ) : (
        <span />
      )}
    </div>
  )
}

/** Every file dropped since the page was opened: those in sight exist, so thousands are as quick as ten. */
export const SentList = () => {
  const words = useWords(uploads)
  const { files, refused } = useStore(uploading)
  const [only, setOnly] = useState<'all' | 'refused'>('all')
  const box = useRef<HTMLDivElement>(null)
  const shown = only === 'refused' ? files.filter(({ state }) => state === 'refused') : files
  const { first, last } = useRows(box, scroller, shown.length, size)
  return (
    <section aria-labelledby="uploads-now">
      <div className="page-head">
        <h2 id="uploads-now">{words.now}</h2>
        {refused > 0 && (
          <Segmented
            label={words.only}
            value={only}
            onChange={setOnly}
            options={[
              { value: 'all', label: words.all },
              { value: 'refused', label: words.refusedOnly(refused) },
            ]}
          />
        )}
      </div>
      <div ref={box} className="upload-list" role="list" style={{ height: shown.length * size }}>
        {shown.slice(first, last).map((file, offset) => (
          <div
            key={file.key}
            role="listitem"
            aria-setsize={shown.length}
            aria-posinset={first + offset + 1}
            style={{ transform: `translateY(${(first + offset) * size}px)`, height: size }}
          >
            <SentRow file={file} />
          </div>
        ))}
      </div>
    </section>
  )
}
