/**
 * A TypeScript file that compiles only when no input and no output of the router in ./root.d.ts contains `any`:
 * the compiler's message names each path to one. It looks twelve levels deep.
 */
export const probe = `import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from './root.ts'

type IsAny<T> = 0 extends 1 & T ? true : false
type Leaf = string | number | bigint | boolean | symbol | null | undefined | Date | Uint8Array | ReadableStream | Blob | FormData

type Any<T, Path extends string, Depth extends 0[] = []> =
  IsAny<T> extends true ? Path
  : Depth['length'] extends 12 ? never
  : T extends Leaf | ((...values: never) => unknown) ? never
  : T extends readonly (infer Item)[] ? Any<Item, \`\${Path}[]\`, [...Depth, 0]>
  : T extends AsyncIterable<infer Event, infer _Return, infer _Next> ? Any<Event, \`\${Path}(event)\`, [...Depth, 0]>
  : T extends ReadonlyMap<infer Key, infer Value> ? Any<Key | Value, \`\${Path}(entry)\`, [...Depth, 0]>
  : T extends ReadonlySet<infer Item> ? Any<Item, \`\${Path}(item)\`, [...Depth, 0]>
  : T extends object ? { [K in keyof T & string]-?: Any<T[K], \`\${Path}.\${K}\`, [...Depth, 0]> }[keyof T & string]
  : never

declare const inputs: IsAny<AppRouter> extends true ? 'AppRouter' : Any<inferRouterInputs<AppRouter>, 'input'>
declare const outputs: IsAny<AppRouter> extends true ? 'AppRouter' : Any<inferRouterOutputs<AppRouter>, 'output'>
export const clean: never[] = [inputs, outputs]
`
