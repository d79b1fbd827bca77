import { fillNoise, type Random } from '../../random.ts'

/**
 * Adds to `wave` the hiss of air: white noise, tilted up a little, `breath` times as loud as the valve is open, and
 * `leak` through the shut valve.
 */
export function addTurbulence(
  wave: Float32Array,
  aperture: Float32Array,
  random: Random,
  breath: number,
  leak: number,
  loop: boolean,
): void {
  const noise = new Float32Array(wave.length)
  fillNoise(random, noise)
  // 180 dB down: keeps the filters that follow out of subnormal numbers, which are slow.
  const floor = leak + 1e-9
  let previous = loop ? (noise[noise.length - 1] as number) : 0
  for (let i = 0; i < wave.length; i += 1) {
    const white = noise[i] as number
    wave[i] = (wave[i] as number) + (white - 0.6 * previous) * (breath * (aperture[i] as number) + floor)
    previous = white
  }
}
