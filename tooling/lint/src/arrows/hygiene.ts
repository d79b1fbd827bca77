import { never, tests, type Rule } from './rule.ts'

const everything = '.'

const production = '^(apps|packages)/[^/]+/src'

/** Files that nothing imports because a person, a program or a build names them. */
const entries = [
  tests,
  '\\.d\\.ts$',
  '/main\\.tsx?$',
  '\\.gen\\.ts$',
  '^(apps|packages|tooling)/[^/]+/[^/]+$',
  '/public/',
]

/** What holds for every module. */
export const hygiene: readonly Rule[] = [
  never('no-tests', 'Tests are leaves.', everything, { path: '\\.test(-d)?\\.tsx?$' }, []),
  never('no-testing', 'What runs in production does not import the test kit.', production, {
    path: '^tooling/testing/',
  }),
  never('no-dev-dependency', 'What runs in production is listed under dependencies.', production, {
    dependencyTypes: ['npm-dev'],
    dependencyTypesNot: ['type-only', 'npm', 'npm-peer'],
  }),
  never(
    'no-undeclared',
    'List it in the package.json of this package.',
    everything,
    { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    [],
  ),
  never('no-unresolvable', 'Nothing is there.', everything, { couldNotResolve: true }, []),
  never(
    'no-circular',
    'Modules form a graph without cycles; a cycle of types alone is erased before it can hurt.',
    everything,
    { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    [],
  ),
  {
    name: 'no-orphans',
    comment: 'Nothing imports it and it imports nothing: delete it.',
    severity: 'error',
    from: { path: everything, orphan: true, pathNot: entries },
    to: {},
  },
]
