import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { startThrowAwayServer, withClient, withDatabase, type ThrowAwayServer } from '@stemma/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { mustInstall } from './env.ts'
import { clientExample, collectingExample, domainExample, pagesExample } from './examples.ts'
import { loadedBy, type Import } from './imports.ts'
import { entriesOf, published, readManifest, root } from './pack.ts'
import { Project, RegistryUnreachable } from './project.ts'
import { startServer } from './server.ts'

const project = new Project()
let unreachable = false

beforeAll(async () => {
  try {
    await project.install()
  } catch (error) {
    if (!(error instanceof RegistryUnreachable) || mustInstall) throw error
    unreachable = true
    console.warn('Skipped: the npm registry cannot be reached, so what is packed was not installed anywhere.')
  }
})
afterAll(() => project.remove())
beforeEach(({ skip }) => skip(unreachable))

describe.each(published)('@stemma/%s', (name) => {
  const filesOf = () => readdirSync(project.installed(`@stemma/${name}`), { recursive: true, encoding: 'utf8' })

  test('carries its licence, its README and nothing of the tests', () => {
    const files = filesOf()
    expect(files).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'package.json']))
    expect(files.filter((file) => /(^|\/)(testing|suites)\/|\.test/.test(file))).toEqual([])
    expect(files.filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))).toEqual([])
  })

  test('asks for nothing that only this workspace has', () => {
    const { dependencies, peerDependencies } = readManifest(project.installed(`@stemma/${name}`))
    expect(Object.values({ ...dependencies, ...peerDependencies }).filter((range) => /[:*]/.test(range))).toEqual([])
  })

  test('exports what it exports here, but for its test kit', () => {
    const there = Object.keys(readManifest(project.installed(`@stemma/${name}`)).exports)
    const here = Object.keys(readManifest(join(root, 'packages', name)).exports)
    expect(there).toEqual(here.filter((path) => !path.startsWith('./testing')))
  })

  test('has declarations an editor reads at once', () => {
    const folder = project.installed(`@stemma/${name}`)
    const heavy = filesOf().filter((file) => file.endsWith('.d.ts') && statSync(join(folder, file)).size > 150_000)
    expect(heavy).toEqual([])
  })
})

test('@stemma/domain asks for exactly one version of the mapper, and gets it once', () => {
  const { peerDependencies = {} } = readManifest(project.installed('@stemma/domain'))
  expect(Object.keys(peerDependencies)).toEqual(['@mikro-orm/core', '@mikro-orm/postgresql', '@mikro-orm/sql'])
  for (const [name, version] of Object.entries(peerDependencies)) {
    expect(version).toMatch(/^\d+\.\d+\.\d+$/)
    expect(readManifest(project.installed(name)).version).toBe(version)
  }
  const { peerDependencies: peersOfApi } = readManifest(project.installed('@stemma/api'))
  expect(peersOfApi).toEqual({ '@mikro-orm/core': peerDependencies['@mikro-orm/core'] })
  expect(readdirSync(project.installed('@stemma/domain'))).not.toContain('node_modules')
})

describe('the compiler outside', () => {
  test('finds nothing wrong with the programs, the examples of the README or our declarations', async () => {
    project.write('domain-example.ts', domainExample())
    project.write('collecting-example.ts', collectingExample())
    project.write('client-example.ts', clientExample('http://127.0.0.1:4000'))
    project.write('pages-example.ts', pagesExample('http://127.0.0.1:4000'))
    expect(await project.compile('tsconfig.json')).toEqual([])
  })

  test('needs no types of Node for what a browser may import', async () => {
    expect(await project.compile('browser.json')).toEqual([])
  })
})

describe('an entry point', () => {
  const entries = published.flatMap(entriesOf)
  let names: Record<string, string[]>
  let imports: Import[]
  beforeAll(async () => {
    if (unreachable) return
    const lines = entries.map((entry, index) => `import * as entry${index} from '${entry}'`)
    const listed = entries.map((entry, index) => `'${entry}': Object.keys(entry${index})`)
    project.write('entries.ts', `${lines.join('\n')}\nprocess.stdout.write(JSON.stringify({ ${listed.join(', ')} }))\n`)
    const ran = await project.run('entries.ts')
    names = ran.said as typeof names
    imports = ran.imports
  })

  test.each(entries)('%s loads and has names', (entry) => {
    expect(names[entry]?.length).toBeGreaterThan(0)
  })

  test.each(entries.filter((entry) => /\/(input|pure)$|\/audio$/.test(entry)))(
    '%s loads neither mapper nor Node',
    (entry) => {
      const allowed =
        /^(zod|saxes|xmlchars|@stemma\/audio\/.*|@stemma\/domain\/dist\/(\w+\/input|\w+\/pure\/.*|shared\/\w+)\.js)$/
      expect(loadedBy(entry, imports).filter((name) => !allowed.test(name))).toEqual([])
    },
  )

  test('that needs the mapper is seen to load it', () => {
    expect(loadedBy('@stemma/domain', imports)).toEqual(
      expect.arrayContaining(['@mikro-orm/core', 'pg', 'node:crypto']),
    )
  })
})

describe('against PostgreSQL', () => {
  const prompt = 'a short squeaky one that ends wet'
  type Seen = { prompts: string[]; rows: number; get: string }
  let postgres: ThrowAwayServer | undefined
  let migrated: { applied: string[]; pending: number; apiUrl: string }
  let apiUrl: string
  let people: { writer: string; stranger: string; token: string; own: Seen; foreign: Seen }

  beforeAll(async () => {
    if (unreachable) return
    postgres = await startThrowAwayServer()
    await withClient(postgres.url, (client) => client.query('create database packed'))
    const { said } = await project.run('migrate.ts', [withDatabase(postgres.url, 'packed')])
    migrated = said as typeof migrated
    apiUrl = migrated.apiUrl
    people = (await project.run('unit-of-work.ts', [apiUrl])).said as typeof people
  })
  afterAll(() => postgres?.stop())

  test('the tarball brings every migration', () => {
    const here = readdirSync(join(root, 'packages/domain/src/migrations')).filter((file) => file.endsWith('.up.sql'))
    expect(migrated.applied).toEqual(here.sort().map((file) => file.replace('.up.sql', '')))
    expect(migrated.pending).toBe(0)
  })

  test('a unit of work keeps what it committed, for one person', () => {
    expect(people.own).toEqual({ prompts: [prompt], rows: 1, get: 'allowed' })
  })

  test('another person sees nothing of it', () => {
    expect(people.foreign).toEqual({ prompts: [], rows: 0, get: 'not_found' })
  })

  test('the example of the README reads a person’s own sounds', async () => {
    project.write('domain-example.ts', domainExample())
    const as = async (user: string) => (await project.run('domain-example.ts', [user], { DATABASE_URL: apiUrl })).said
    expect(await as(people.writer)).toEqual([prompt])
    expect(await as(people.stranger)).toEqual([])
  })

  test('the example of the domain’s README collects them, and says that it did so already', async () => {
    project.write('collecting-example.ts', collectingExample())
    const run = async () => (await project.run('collecting-example.ts', [people.writer], { DATABASE_URL: apiUrl })).said
    expect(await run()).toEqual(['1 in a new collection'])
    expect(await run()).toEqual(['You already have a collection named like this.'])
  })

  test('the client of the README asks a server, and loads nothing of it', async () => {
    const server = await startServer(apiUrl, join(project.folder, 'data'))
    try {
      project.write('client-example.ts', clientExample(server.url))
      const { said, imports } = await project.run('client-example.ts', [], { STEMMA_TOKEN: people.token })
      expect(said).toEqual([prompt])
      const loaded = loadedBy('@stemma/api/client', imports)
      expect(loaded).toContain('@stemma/api/dist/client.js')
      const allowed = /^(@stemma\/api\/dist\/client\.js|@trpc\/(client|server)|superjson|copy-anything|is-what)$/
      expect(loaded.filter((name) => !allowed.test(name))).toEqual([])

      project.write('pages-example.ts', pagesExample(server.url))
      const pages = await project.run('pages-example.ts', [], { STEMMA_TOKEN: people.token })
      expect(pages.said).toEqual([expect.stringMatching(/^\d{4}-\d\d-\d\d a short squeaky one that ends wet$/)])
    } finally {
      await server.stop()
    }
  })
})
