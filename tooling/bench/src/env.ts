const passed = ['PATH', 'HOME', 'LANG', 'TMPDIR', 'POSTGRES_BIN']

/** The environment variables that the bench obeys. */
export const environment = {
  chromiumPath: process.env['CHROMIUM_PATH'] || '/usr/bin/chromium',
  /** What the app needs of this machine; nothing else of our environment reaches it. */
  machine: Object.fromEntries(passed.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []))),
} as const
