import type { JobName } from '@stemma/domain/jobs/pure'
import { cover } from './library-cover.ts'
import { read } from './library-read.ts'
import { generate } from './sounds-generate.ts'
import { render } from './sounds-render.ts'
import type { Handler } from './tools.ts'

/** Every job this worker can do. */
export const handlers: { readonly [N in JobName]: Handler<N> } = {
  'sounds.generate': generate,
  'sounds.render': render,
  'library.read': read,
  'library.cover': cover,
}
