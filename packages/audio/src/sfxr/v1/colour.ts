import type { SfxrPatch } from './layout.ts'

const LOWEST_HIGH_PASS = 0.00001
const HIGHEST_CUTOFF = 0.1

/** sfxr's filters at eight times the rate: a resonant low-pass, a high-pass, then a flanger of 1,024 eighths of a frame. */
export class Colour {
  private readonly flanged = new Float64Array(1024)
  private readonly lowPassed: boolean
  private readonly cutoffStep: number
  private readonly damping: number
  private readonly highPassStep: number
  private readonly offsetStep: number
  private cutoff: number
  private highPass: number
  private offset: number
  private delay = 0
  private at = 0
  private low = 0
  private lowSpeed = 0
  private high = 0

  constructor(patch: SfxrPatch) {
    const { p_lpf_freq, p_lpf_ramp, p_lpf_resonance, p_hpf_freq, p_hpf_ramp, p_pha_offset, p_pha_ramp } = patch
    this.lowPassed = p_lpf_freq !== 1
    this.cutoff = p_lpf_freq * p_lpf_freq * p_lpf_freq * 0.1
    this.cutoffStep = 1 + p_lpf_ramp * 0.0001
    const damping = (5 / (1 + p_lpf_resonance * p_lpf_resonance * 20)) * (0.01 + this.cutoff)
    // Negative damping (a cutoff below its slider) would explode.
    this.damping = Math.max(0, Math.min(0.8, damping))
    this.highPass = p_hpf_freq * p_hpf_freq * 0.1
    this.highPassStep = 1 + p_hpf_ramp * 0.0003
    this.offset = p_pha_offset * Math.abs(p_pha_offset) * 1020
    this.offsetStep = p_pha_ramp * Math.abs(p_pha_ramp)
  }

  /** Moves sweeps on by one frame. */
  step(): void {
    this.offset += this.offsetStep
    this.delay = Math.min(1023, Math.abs(Math.floor(this.offset)))
    this.highPass = Math.max(LOWEST_HIGH_PASS, Math.min(HIGHEST_CUTOFF, this.highPass * this.highPassStep))
  }

  /** The coloured sample of an eighth of a frame. */
  filter(sample: number): number {
    const before = this.low
    this.cutoff = Math.max(0, Math.min(HIGHEST_CUTOFF, this.cutoff * this.cutoffStep))
    if (this.lowPassed) {
      this.lowSpeed += (sample - this.low) * this.cutoff
      this.lowSpeed -= this.lowSpeed * this.damping
      this.low += this.lowSpeed
    } else {
      this.low = sample
    }
    this.high += this.low - before
    this.high -= this.high * this.highPass
    this.flanged[this.at] = this.high
    const out = this.high + (this.flanged[(this.at - this.delay + 1024) & 1023] as number)
    this.at = (this.at + 1) & 1023
    return out
  }
}
