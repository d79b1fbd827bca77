/** Where Chromium is, and where pictures of the pages go: none are kept without a folder. */
export const { CHROMIUM_PATH: chromium = '/usr/bin/chromium', STEMMA_SHOTS: shots } = process.env
