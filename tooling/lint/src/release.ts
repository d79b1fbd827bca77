import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { root } from './root.ts'
import { run } from './run.ts'

/** The headings of Keep a Changelog, by how much a change raises the version. */
const headings = { major: 'Changed', minor: 'Added', patch: 'Fixed' } as const

const sizes = ['major', 'minor', 'patch'] as const

/** The section of the changelog that a set of changesets (Markdown with their packages in the front matter) makes up. */
export function sectionOf(changesets: readonly string[], version: string, date: string): string {
  const read = changesets.map((text) => {
    const [, front = '', body = ''] = /^---\n(.*?)\n---\n(.*)$/s.exec(text) ?? []
    return { size: sizes.find((size) => front.includes(`: ${size}`)), body: body.trim() }
  })
  const groups = sizes.flatMap((size) => {
    const lines = read.filter((change) => change.size === size && change.body !== '').map(({ body }) => `- ${body}`)
    return lines.length > 0 ? [`### ${headings[size]}\n\n${lines.join('\n')}`] : []
  })
  return [`## ${version} - ${date}`, ...groups].join('\n\n')
}

/** Where the newest section goes: before the first one, or at the end. */
export function withSection(changelog: string, section: string): string {
  const first = changelog.indexOf('\n## ')
  if (first < 0) return `${changelog.trimEnd()}\n\n${section}\n`
  return `${changelog.slice(0, first).trimEnd()}\n\n${section}\n${changelog.slice(first)}`
}

if (import.meta.main) {
  const notes = readdirSync(`${root}.changeset`)
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .map((name) => readFileSync(`${root}.changeset/${name}`, 'utf8'))
  const { ok, report } = await run('changeset', ['version'])
  console.log(report)
  if (!ok || notes.length === 0) process.exit(ok ? 0 : 1)
  const { version } = JSON.parse(readFileSync(`${root}packages/domain/package.json`, 'utf8')) as { version: string }
  const manifest = readFileSync(`${root}package.json`, 'utf8')
  writeFileSync(`${root}package.json`, manifest.replace(/"version": "[^"]*"/, `"version": "${version}"`))
  const changelog = readFileSync(`${root}CHANGELOG.md`, 'utf8')
  const section = sectionOf(notes, version, new Date().toISOString().slice(0, 10))
  writeFileSync(`${root}CHANGELOG.md`, withSection(changelog, section))
}
