/** The place of the summit through three evenly spaced values, -0.5 to 0.5 from the middle one. */
export function summit(left: number, here: number, right: number): number {
  const bend = left - 2 * here + right
  return bend < 0 ? Math.max(-0.5, Math.min(0.5, (0.5 * (left - right)) / bend)) : 0
}
