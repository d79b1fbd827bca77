export { createTestDatabase, withClient, withDatabase, type TestDatabase } from './postgres.ts'
export { startThrowAwayServer, type ThrowAwayServer } from './postgres-server.ts'
export { postgresSetup, type Migrate } from './postgres-setup.ts'
