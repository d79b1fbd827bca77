type Graph = { getModuleInfo(id: string): { importedIds: readonly string[] } | null }

/** Where the pages are, and the module that holds the component of one. */
export const pages = `${import.meta.dirname}/src/routes`
export const componentOf = (page: string) => `${pages}/${page}.tsx?tsr-split=component`

/** Pages that are opened from outside, by what they share: each kind is one request, not one for every small module. */
const kinds = {
  room: ['_app', '_app/sounds/index'],
  entry: ['_entry', '_entry/login', '_entry/register', '_entry/forgot', '_entry/reset', '_entry/verify'],
  shared: ['s.$token', 'embed.$token', 'c.$id', 'l.$token', 'p.$id'],
} satisfies Record<string, readonly string[]>

const reachOf = (those: readonly string[], graph: Graph): ReadonlySet<string> => {
  const reached = new Set<string>()
  const follow = (id: string) => {
    if (reached.has(id)) return
    reached.add(id)
    for (const next of graph.getModuleInfo(id)?.importedIds ?? []) follow(next)
  }
  for (const page of those) follow(componentOf(page))
  return reached
}

type Kind = keyof typeof kinds
let reach: Record<Kind, ReadonlySet<string>> | undefined

/** The kinds of pages that need a module at once. */
const kindsOf = (id: string, graph: Graph): readonly Kind[] => {
  reach ??= {
    room: reachOf(kinds.room, graph),
    entry: reachOf(kinds.entry, graph),
    shared: reachOf(kinds.shared, graph),
  }
  const { room, entry, shared } = reach
  return [
    ...(room.has(id) ? ['room' as const] : []),
    ...(entry.has(id) ? ['entry' as const] : []),
    ...(shared.has(id) ? ['shared' as const] : []),
  ]
}

const initial: '$initial'[] = ['$initial']

/** What the first page needs before anything else, then what several kinds of pages need, then what only one does. */
export const chunks = {
  groups: [
    // React makes errors while it starts, for which browsers parse the whole file again that they are made in.
    { name: 'react', test: /node_modules\/(?:react|react-dom|scheduler)\//, tags: initial, priority: 4 },
    { name: 'start', tags: initial, priority: 3 },
    {
      name: (id: string, graph: Graph) => {
        const needed = kindsOf(id, graph)
        return needed.length > 1 ? needed.join('-') : undefined
      },
      debugName: 'what kinds of pages share',
      priority: 2,
    },
    {
      name: (id: string, graph: Graph) => {
        const [kind, other] = kindsOf(id, graph)
        return other === undefined && kind !== 'shared' ? kind : undefined
      },
      debugName: 'what one kind of page needs',
      priority: 1,
    },
  ],
}
