import './bar.css'

/** How far something is, 0..1; it wanders while nobody can tell. */
export const Bar = ({ progress, label }: { progress: number | undefined; label: string }) => (
  <div
    className="bar"
    role="progressbar"
    aria-label={label}
    aria-valuemin={0}
    aria-valuemax={100}
    aria-valuenow={progress === undefined ? undefined : Math.round(progress * 100)}
    data-unknown={progress === undefined || undefined}
  >
    <span style={{ '--done': progress ?? 0.4 }} />
  </div>
)
