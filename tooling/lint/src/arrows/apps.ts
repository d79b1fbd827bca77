import { domain, never, npm, only, orm, type Rule } from './rule.ts'

/** What each app may import. */
export const apps: readonly Rule[] = [
  never('server', 'The server knows no other app and no tool.', '^apps/server/src', {
    path: '^(apps/(?!server/)|tooling/)',
  }),
  ...['web', 'worker', 'cli'].map((app) =>
    only(`client-${app}`, `${app} → audio, input.ts and pure/ of the domain, the typed client.`, `^apps/${app}/src`, [
      `^apps/${app}/`,
      '^packages/audio/src',
      `${domain}/[^/]+/(input\\.ts$|pure/)`,
      '^packages/api/src/(client|index)\\.ts$',
      'node_modules/',
      // A module of Node; what is neither that nor a file is caught by no-unresolvable.
      '^[a-z][a-z_/:]*$',
    ]),
  ),
  never('client-types', 'Of the api, take its types and @stemma/api/client.', '^apps/(web|worker|cli)/src', {
    path: '^packages/api/src/index\\.ts$',
    dependencyTypesNot: ['type-only'],
  }),
  never('client-database', 'A client has no database.', '^apps/(web|worker|cli)/src', { path: npm(...orm) }),
  never('web-node', 'A browser has no node:.', '^apps/web/src', { dependencyTypes: ['core'] }),
  never('ui', 'ui/ knows no word of the domain.', '^apps/web/src/ui/', {
    path: ['^apps/web/src/(routes/|trpc|router)', '^packages/(domain|api)/'],
  }),
]
