/** What decides how much the generated suites try. The seed is printed; giving it again gives the same inputs. */
export const environment = {
  seed: Number(process.env['STEMMA_SEED'] || Math.floor(Math.random() * 2 ** 31)),
  deep: process.env['STEMMA_DEEP'] === '1',
} as const
