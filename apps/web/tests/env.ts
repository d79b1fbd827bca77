/** Where Chromium is, and where pictures of the pages go: none are kept without a folder. */
export const { CHROMIUM_PATH: chromium = '/usr/bin/chromium', STEMMA_SHOTS: shots } = process.env
/** Whether every page is looked at in every way that is checked, and not in one of them. */
export const isDeep = process.env['STEMMA_DEEP'] === '1'
