import { encodeWav } from '@stemma/audio'
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

/** Three seconds of one tone in three files, cut where it is not silent: any gap between two of them is heard. */
const parts = (): PlayerItem[] =>
  [0, 1.1, 2.2].map((from, index) => {
    const length = [1.1, 1.1, 0.8][index] ?? 0
    const samples = Float32Array.from(
      { length: Math.round(length * sampleRate) },
      (_, at) => Math.sin(2 * Math.PI * 200 * (from + at / sampleRate)) / 2,
    )
    const bytes = encodeWav({ sampleRate, channels: [samples] }, { format: 'float32' })
    return {
      key: `part ${index}`,
      title: `Part ${index + 1}`,
      artist: 'One tone',
      album: 'In three parts',
      length,
      wave: undefined,
      continues: true,
      source: {
        url: URL.createObjectURL(new Blob([bytes.slice()], { type: 'audio/wav' })),
        type: 'audio/wav',
        otherwise: undefined,
        gain: 0.5,
        mend: () => Promise.resolve(false),
      },
    }
  })

const playParts = () => {
  const items = parts()
  if (items[0] !== undefined) void player.play(items[0], { queue: items })
}

export const Tones = () => (
  <section>
    <Button onClick={() => void player.play(tone(100))}>Low tone</Button>
    <Button onClick={() => void player.play(tone(250))}>High tone</Button>
    <Button onClick={player.pause}>Silence</Button>
    <Button onClick={playParts}>Three parts</Button>
  </section>
)
