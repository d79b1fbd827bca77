import './mark.css'

const bars = [
  { x: 2, y: 9.5, height: 5, hue: 32 },
  { x: 6.5, y: 5.5, height: 13, hue: 255 },
  { x: 11, y: 2, height: 20, hue: 300 },
  { x: 15.5, y: 6.5, height: 11, hue: 185 },
  { x: 20, y: 10, height: 4, hue: 72 },
]

/** The mark: a wave of five bars, one per room in its hue. */
export const Mark = () => (
  <svg className="mark" viewBox="0 0 24 24" aria-hidden="true">
    {bars.map(({ x, y, height, hue }) => (
      <rect key={x} x={x} y={y} width="2.6" height={height} rx="1.3" fill={`oklch(66% 0.16 ${hue})`} />
    ))}
  </svg>
)
