import { totalmem } from 'node:os'

/** Where clients connect: a folder with a Unix socket, or an address. */
export interface Endpoint {
  readonly host: string
  readonly port: number
}

/** How sure a commit is. Tests may lose everything on a power cut; nothing else may. */
export type Durability = 'durable' | 'for-tests'

const MEBIBYTE = 1024 * 1024

const between = (least: number, value: number, most: number): number =>
  Math.round(Math.min(most, Math.max(least, value)))

/** PostgreSQL's settings as `postgres -c` takes them; memory follows the machine's. */
export const settingsFor = (
  endpoint: Endpoint,
  durability: Durability,
  memory: number = totalmem(),
): readonly string[] => {
  const megabytes = memory / MEBIBYTE
  const isSocket = endpoint.host.startsWith('/')
  const settings: Readonly<Record<string, string>> = {
    listen_addresses: isSocket ? '' : endpoint.host,
    port: String(endpoint.port),
    unix_socket_directories: isSocket ? endpoint.host : '',
    ...(isSocket ? { unix_socket_permissions: '0700' } : {}),
    max_connections: durability === 'for-tests' ? '200' : '60',
    shared_buffers: `${between(64, megabytes / 8, 1024)}MB`,
    effective_cache_size: `${between(256, megabytes / 2, 16_384)}MB`,
    // With 4 MB the planner's choice made one roll-up 57 s instead of 3.8 s.
    work_mem: '64MB',
    maintenance_work_mem: `${between(64, megabytes / 32, 512)}MB`,
    // Our queries are short: compiling them costs more than it saves.
    jit: 'off',
    random_page_cost: '1.1',
    max_wal_size: '2GB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_messages: 'warning',
    ...(durability === 'for-tests'
      ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' }
      : { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' }),
  }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}
