import { Button } from '../ui/button.tsx'
import type { PlayerItem } from '../ui/player/item.ts'
import { player } from '../ui/player/player.ts'

const sampleRate = 44_100

/** Four seconds of a pure tone: any jump in it is a click. */
const tone = (hertz: number): PlayerItem => ({
  key: `tone ${hertz}`,
  title: `${hertz} hertz`,
  length: 4,
  wave: undefined,
  source: {
    samples: Float32Array.from(
      { length: 4 * sampleRate },
      (_, index) => Math.sin((2 * Math.PI * hertz * index) / sampleRate) / 2,
    ),
    sampleRate,
  },
})

export const Tones = () => (
  <section>
    <Button onClick={() => void player.play(tone(100))}>Low tone</Button>
    <Button onClick={() => void player.play(tone(250))}>High tone</Button>
    <Button onClick={player.pause}>Silence</Button>
  </section>
)
