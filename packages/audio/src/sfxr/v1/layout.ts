import type { PatchParameter } from '../../patch.ts'

/**
 * The 24 numbers of an sfxr patch in the order jsfxr serialises them, volume last. Facts: names, order and defaults of
 * chr15m/jsfxr `sfxr.js` (public domain, after DrPetter's sfxr). The ranges are twice the sliders': jsfxr's own “random”
 * and “mutate” leave them, and its formulae are defined there.
 */
export const SFXR_LAYOUT = [
  ['wave_type', 0, 0, 3], // 0 square, 1 sawtooth, 2 sine, 3 noise
  ['p_env_attack', 0, -2, 2],
  ['p_env_sustain', 0.3, -2, 2],
  ['p_env_punch', 0, -2, 2],
  ['p_env_decay', 0.4, -2, 2],
  ['p_base_freq', 0.3, -2, 2],
  ['p_freq_limit', 0, -2, 2],
  ['p_freq_ramp', 0, -2, 2],
  ['p_freq_dramp', 0, -2, 2],
  ['p_vib_strength', 0, -2, 2],
  ['p_vib_speed', 0, -2, 2],
  ['p_arp_mod', 0, -2, 2],
  ['p_arp_speed', 0, -2, 2],
  ['p_duty', 0, -2, 2],
  ['p_duty_ramp', 0, -2, 2],
  ['p_repeat_speed', 0, -2, 2],
  ['p_pha_offset', 0, -2, 2],
  ['p_pha_ramp', 0, -2, 2],
  ['p_lpf_freq', 1, -2, 2],
  ['p_lpf_ramp', 0, -2, 2],
  ['p_lpf_resonance', 0, -2, 2],
  ['p_hpf_freq', 0, -2, 2],
  ['p_hpf_ramp', 0, -2, 2],
  ['sound_vol', 0.25, 0, 2],
] as const satisfies readonly PatchParameter[]

export type SfxrName = (typeof SFXR_LAYOUT)[number][0]
export type SfxrPatch = Readonly<Record<SfxrName, number>>
