import { apps } from './apps.ts'
import { contexts } from './contexts.ts'
import { hygiene } from './hygiene.ts'
import { packages } from './packages.ts'

/** The arrows of the house, as dependency-cruiser's configuration. */
export const config = {
  forbidden: [...packages, ...contexts, ...apps, ...hygiene],
  options: {
    // Imports of types alone are imports too.
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.turbo|coverage|generated)/' },
    moduleSystems: ['es6'],
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'module', 'types', 'browser', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.d.ts', '.css'],
    },
  },
}
