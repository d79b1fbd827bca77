import { expect, test } from 'vitest'
import { sectionOf, withSection } from './release.ts'

const change = (size: string, body: string) => `---\n'@stemma/audio': ${size}\n---\n\n${body}\n`

test('changes are listed under the heading of their size, the largest first', () => {
  const section = sectionOf(
    [change('patch', 'No click.'), change('minor', 'FLAC.'), change('minor', 'MP3.')],
    '0.2.0',
    '2026-12-01',
  )
  expect(section).toBe('## 0.2.0 - 2026-12-01\n\n### Added\n\n- FLAC.\n- MP3.\n\n### Fixed\n\n- No click.')
})

test('the largest size of a changeset counts, and an empty one is left out', () => {
  const mixed = "---\n'@stemma/audio': patch\n'@stemma/api': major\n---\n\nIds are branded.\n"
  expect(sectionOf([mixed, change('patch', '')], '1.0.0', '2026-12-01')).toBe(
    '## 1.0.0 - 2026-12-01\n\n### Changed\n\n- Ids are branded.',
  )
})

test('the newest section comes first, below the introduction', () => {
  const first = withSection('# Changelog\n\nAll.\n', '## 0.1.0 - a')
  expect(first).toBe('# Changelog\n\nAll.\n\n## 0.1.0 - a\n')
  expect(withSection(first, '## 0.2.0 - b')).toBe('# Changelog\n\nAll.\n\n## 0.2.0 - b\n\n## 0.1.0 - a\n')
})
