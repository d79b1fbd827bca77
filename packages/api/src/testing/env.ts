/**
 * What decides how much the generated suites try. The sample is the same every time, so that a red run is about the change that
 * made it; the deep run seeks new ground. The seed is printed, and giving it again gives the same inputs.
 */
export const environment = {
  seed: Number(
    process.env['STEMMA_SEED'] ||
      (process.env['STEMMA_DEEP'] === '1' ? Math.floor(Math.random() * 2 ** 31) : 20_261_120),
  ),
  deep: process.env['STEMMA_DEEP'] === '1',
} as const
