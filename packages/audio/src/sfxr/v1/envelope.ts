import type { SfxrPatch } from './layout.ts'

/** Frames of a time knob; 1 is 2.27 s. */
const framesOf = (time: number): number => Math.floor(time * time * 100_000)

/** Attack, sustain with punch at its start, decay. */
export class Envelope {
  volume = 0
  ended = false
  private readonly lengths: readonly [number, number, number]
  private readonly punch: number
  private stage = 0
  private elapsed = 0

  constructor({ p_env_attack, p_env_sustain, p_env_decay, p_env_punch }: SfxrPatch) {
    this.lengths = [framesOf(p_env_attack), framesOf(p_env_sustain), framesOf(p_env_decay)]
    this.punch = p_env_punch
  }

  /** Moves on by one frame. */
  step(): void {
    this.elapsed += 1
    if (this.elapsed > (this.lengths[this.stage] as number)) {
      this.elapsed = 0
      this.stage += 1
      this.ended = this.stage > 2
      if (this.ended) return
    }
    const length = this.lengths[this.stage] as number
    const part = length > 0 ? this.elapsed / length : 1
    if (this.stage === 0) this.volume = part
    else if (this.stage === 1) this.volume = 1 + (1 - part) * 2 * this.punch
    else this.volume = 1 - part
  }
}
