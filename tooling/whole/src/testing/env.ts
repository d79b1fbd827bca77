/** The environment variables that these tests obey; an empty one counts as absent. */
export const environment = {
  chromium: process.env['CHROMIUM_PATH'] || '/usr/bin/chromium',
  /** Where pictures of the main pages go; none are taken without it. */
  pictures: process.env['STEMMA_PICTURES'] || undefined,
  /** All that a program started by a test inherits: it is told the rest. */
  machine: Object.fromEntries(
    ['PATH', 'HOME', 'TMPDIR', 'LANG', 'POSTGRES_BIN'].flatMap((name) => {
      const value = process.env[name]
      return value ? [[name, value]] : []
    }),
  ),
} as const
