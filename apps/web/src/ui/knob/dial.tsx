/** Degrees from the lowest to the highest value, the gap at the bottom. */
const sweep = 280

const at = (turn: number, radius: number): string => {
  const angle = ((turn - 0.5) * sweep * Math.PI) / 180
  return `${(50 + Math.sin(angle) * radius).toFixed(2)} ${(50 - Math.cos(angle) * radius).toFixed(2)}`
}

const arc = (from: number, to: number, radius: number): string =>
  `M${at(from, radius)} A${radius} ${radius} 0 ${(to - from) * sweep > 180 ? 1 : 0} 1 ${at(to, radius)}`

const ticks = Array.from({ length: 11 }, (_, index) => index / 10)

/** The drawing of a knob: marks around a lit arc, and a cap whose line points at the value. Turns are 0..1. */
export const Dial = ({ turn, rest }: { turn: number; rest: number }) => (
  <svg viewBox="0 0 100 100" aria-hidden="true">
    {ticks.map((tick) => (
      <path key={tick} className="dial-tick" d={`M${at(tick, 48)} L${at(tick, tick % 0.5 === 0 ? 43.5 : 45.5)}`} />
    ))}
    <path className="dial-rest" d={`M${at(rest, 48.5)} L${at(rest, 43)}`} />
    <path className="dial-track" d={arc(0, 1, 38)} />
    {turn > 0.002 && <path className="dial-lit" d={arc(0, turn, 38)} />}
    <circle className="dial-rim" cx="50" cy="50" r="29.5" />
    <circle className="dial-cap" cx="50" cy="50" r="28.5" />
    <path className="dial-line" d={`M${at(turn, 25)} L${at(turn, 13)}`} />
  </svg>
)
