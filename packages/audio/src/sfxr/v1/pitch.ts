import { sin } from '../../math.ts'
import type { SfxrPatch } from './layout.ts'

const squared = (x: number): number => x * x
const cubed = (x: number): number => x * x * x

/** Frames after which a speed knob (0-1, 1 the fastest) acts. */
const framesOf = (speed: number): number => Math.floor(squared(1 - speed) * 20_000 + 32)

/** Oversampled frames (eighths) in a period of a frequency knob; 1 is 3,531 Hz. */
const periodOf = (frequency: number): number => 100 / (squared(frequency) + 0.001)

const SHORTEST_PERIOD = 8

/** The pitch and the square's duty from frame to frame: slides, one arpeggio step, vibrato, and the repeats that restart them. */
export class Pitch {
  /** Of the current frame, in eighths of a frame; 0 once the sound fell below its lowest frequency. */
  period = SHORTEST_PERIOD
  /** Share of the period that is high, 0 to 0.5. */
  duty = 0
  private readonly patch: SfxrPatch
  private readonly repeatFrames: number
  private readonly longest: number
  private readonly vibratoSpeed: number
  private readonly vibratoDepth: number
  private base = 0
  private slide = 1
  private arpeggioAt = 0
  private frame = 0
  private sinceRepeat = 0
  private vibratoPhase = 0

  constructor(patch: SfxrPatch) {
    this.patch = patch
    this.repeatFrames = patch.p_repeat_speed === 0 ? 0 : framesOf(patch.p_repeat_speed)
    this.longest = periodOf(patch.p_freq_limit)
    this.vibratoSpeed = squared(patch.p_vib_speed) * 0.01
    this.vibratoDepth = patch.p_vib_strength * 0.5
    this.restart()
  }

  private restart(): void {
    const { p_base_freq, p_freq_ramp, p_duty, p_arp_speed } = this.patch
    this.sinceRepeat = 0
    this.base = periodOf(p_base_freq)
    this.slide = 1 - cubed(p_freq_ramp) * 0.01
    this.duty = 0.5 - p_duty * 0.5
    this.arpeggioAt = p_arp_speed === 1 ? 0 : framesOf(p_arp_speed)
  }

  /** Moves on by one frame. */
  step(): void {
    const { p_arp_mod, p_freq_dramp, p_freq_limit, p_duty_ramp } = this.patch
    this.sinceRepeat += 1
    if (this.repeatFrames !== 0 && this.sinceRepeat >= this.repeatFrames) this.restart()
    // Counted from the start of the sound: after a repeat the step comes at once.
    if (this.arpeggioAt !== 0 && this.frame >= this.arpeggioAt) {
      this.arpeggioAt = 0
      this.base *= p_arp_mod >= 0 ? 1 - squared(p_arp_mod) * 0.9 : 1 + squared(p_arp_mod) * 10
    }
    this.frame += 1
    this.slide -= cubed(p_freq_dramp) * 0.000001
    this.base *= this.slide
    const ended = this.base > this.longest && p_freq_limit > 0
    if (!(this.base <= this.longest)) this.base = this.longest
    let period = this.base
    if (this.vibratoDepth > 0) {
      this.vibratoPhase += this.vibratoSpeed
      period *= 1 + sin(this.vibratoPhase) * this.vibratoDepth
    }
    this.period = ended ? 0 : Math.max(SHORTEST_PERIOD, Math.floor(period))
    this.duty = Math.max(0, Math.min(0.5, this.duty - p_duty_ramp * 0.00005))
  }
}
