import { Disc3 } from 'lucide-react'
import { useState } from 'react'
import { coverUrl } from '../peaks/media.ts'
import './cover.css'

type CoverProps = {
  sha256: string | null
  /** Its side in pixels; the place is reserved. Without one it fills what it is in. */
  size?: number | undefined
  /** In a list: a picture of few pixels. */
  small?: boolean | undefined
  /** Said where the picture says more than the words beside it. */
  label?: string | undefined
}

/** A cover, or a drawing in its place. */
export const Cover = ({ sha256, size, small = (size ?? 480) <= 48, label = '' }: CoverProps) => {
  const [broken, setBroken] = useState<string>()
  return (
    <span className="cover" style={size === undefined ? undefined : { '--cover': `${size}px` }}>
      {sha256 === null || broken === sha256 ? (
        <Disc3 aria-hidden="true" />
      ) : (
        <img
          src={coverUrl(sha256, small ? 96 : 480)}
          alt={label}
          width={size ?? 400}
          height={size ?? 400}
          loading="lazy"
          decoding="async"
          draggable={false}
          onError={() => setBroken(sha256)}
        />
      )}
    </span>
  )
}
