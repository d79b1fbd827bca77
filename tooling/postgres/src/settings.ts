/** Settings of every server we launch; callers may override any but the address and the port. */
export const defaultSettings: Readonly<Record<string, string>> = {
  unix_socket_directories: '', // a socket's path may have 107 bytes only; loopback TCP has no such limit
  max_connections: '60',
  shared_buffers: '128MB',
  effective_cache_size: '1GB',
  random_page_cost: '1.1',
  shared_preload_libraries: 'plpgsql', // every caller is checked in it: a new connection finds it loaded
  jit: 'off', // short statements only: compiling costs more than it saves
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  cluster_name: 'stemma',
}

export function settingArguments(port: number, settings: Readonly<Record<string, string>>): string[] {
  const all = { ...defaultSettings, ...settings, listen_addresses: '127.0.0.1', port: String(port) }
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}
