import type { ReactNode } from 'react'

/** One subject of the settings: its name and purpose on the left, its controls on the right. */
export const Section = ({
  id,
  title,
  text,
  children,
}: {
  id: string
  title: string
  text?: string
  children: ReactNode
}) => (
  <section className="settings-section" id={id} aria-labelledby={`${id}-title`}>
    <div>
      <h2 id={`${id}-title`}>{title}</h2>
      {text !== undefined && <p className="quiet">{text}</p>}
    </div>
    <div className="settings-body">{children}</div>
  </section>
)

/** A fact with something to do about it. */
export const Line = ({ label, children, action }: { label: ReactNode; children?: ReactNode; action?: ReactNode }) => (
  <div className="settings-line">
    <div>
      <p>{label}</p>
      {children !== undefined && <p className="quiet tabular">{children}</p>}
    </div>
    {action}
  </div>
)
