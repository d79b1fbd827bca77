import { core, domain, never, npm, only, orm, type Rule } from './rule.ts'

const migrations = String.raw`${domain}/migrat(e\.ts|ions/)`

/** What each package may import. */
export const packages: readonly Rule[] = [
  only('audio', 'audio → nothing: no package, no node:, no DOM.', '^packages/audio/src', ['^packages/audio/src']),
  only(
    'domain',
    'domain → audio, zod, mikro-orm, kysely, pg, pg-boss, argon2, bcryptjs, saxes, node:crypto.',
    domain,
    [domain, '^packages/audio/src', npm('zod', 'saxes', '@node-rs/argon2', 'bcryptjs', ...orm), core('crypto')],
    [migrations],
  ),
  only('domain-migrations', 'Migrations may read files too.', migrations, [
    domain,
    npm('zod', ...orm),
    core('crypto', 'fs', 'fs/promises', 'path', 'url'),
  ]),
  only('domain-input', 'input.ts is for the browser too: zod and shared/input.ts.', `${domain}/[^/]+/input\\.ts$`, [
    npm('zod'),
    `${domain}/shared/input\\.ts$`,
  ]),
  only(
    'domain-pure',
    'pure/ is for the browser too: zod, saxes, audio, its own input.ts, shared/errors.ts.',
    `${domain}/([^/]+)/pure/`,
    [
      npm('zod', 'saxes'),
      '^packages/audio/src',
      `${domain}/$1/(pure/|input\\.ts$)`,
      `${domain}/shared/(errors|sentences|input)\\.ts$`,
    ],
  ),
  only('domain-shared', 'shared/ knows no context.', `${domain}/shared/`, [
    `${domain}/shared/`,
    '^(?!packages/domain/src/)',
  ]),
  only('api', 'api → domain, trpc, zod, superjson; no ORM, no node:.', '^packages/api/src', [
    '^packages/api/src',
    domain,
    npm('@trpc/(server|client)', 'zod', 'superjson'),
  ]),
  never('packages-below-apps', 'A package knows no app and no tool.', '^packages/[^/]+/src', {
    path: '^(apps|tooling)/',
  }),
]
