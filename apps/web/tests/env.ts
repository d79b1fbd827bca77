import { existsSync } from 'node:fs'

/** Where Chromium is, and where pictures of the pages go: none are kept without a folder. */
export const { CHROMIUM_PATH: chromium = '/usr/bin/chromium', STEMMA_SHOTS: shots } = process.env
/** Whether every page is looked at in every way that is checked, and not in one of them. */
export const isDeep = process.env['STEMMA_DEEP'] === '1'

/** Without it the tests of the interface in a browser are skipped. */
export const hasChromium = existsSync(chromium)

/** Vite builds what people get, though vitest calls itself a test. */
export const buildForProduction = (): void => void (process.env['NODE_ENV'] = 'production')
