import './skeleton.css'

/** Rows that will be text. It shows only after 200 ms, and keeps the place from the start, so that nothing jumps. */
export const Skeleton = ({ rows = 1, height = 'var(--row)' }: { rows?: number; height?: string }) => (
  <div className="skeleton" aria-hidden="true">
    {Array.from({ length: rows }, (_, index) => (
      <span key={index} style={{ height, '--width': `${90 - ((index * 37) % 45)}%` }} />
    ))}
  </div>
)
