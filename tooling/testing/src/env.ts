/** The environment variables that the tests obey; an empty one counts as absent. */
export const environment = {
  /** A cluster whose role may create databases and roles, instead of a throw-away server. */
  databaseUrl: process.env['DATABASE_URL'] || undefined,
  /** The folder of another PostgreSQL's programs, e.g. /usr/lib/postgresql/15/bin. */
  postgresBin: process.env['POSTGRES_BIN'] || undefined,
} as const
