/**
 * The environment of the programs a test runs: ours, npm less patient than it is by itself (70 s), and what a test adds.
 * Certificates of the machine count too: behind a proxy that has one of its own, npm takes a registry it does not trust for a conflict of versions.
 */
export const environmentWith = (added: Readonly<Record<string, string>>): NodeJS.ProcessEnv => ({
  ...process.env,
  NO_COLOR: '1',
  NODE_USE_SYSTEM_CA: '1',
  npm_config_fetch_retries: '2',
  npm_config_fetch_retry_mintimeout: '500',
  npm_config_fetch_retry_factor: '4',
  ...added,
})

/** Where nobody watches, a registry out of reach is a failure. */
export const mustInstall = Boolean(process.env['CI'])
