/** The browser that browser tests drive. */
export const CHROMIUM_PATH = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'

/** Whether every variant of a measurement is tried, and not every second one. */
export const isDeep = process.env['STEMMA_DEEP'] === '1'
