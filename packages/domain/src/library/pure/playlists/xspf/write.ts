import { keeping, ours, type Kept } from '../kept.ts'
import type { PlaylistEntry, PlaylistFile } from '../model.ts'
import { headTexts, trackCounts, trackTexts } from './fields.ts'
import { canonicalMarkup, xspf } from './fragment.ts'
import { readXspf } from './read.ts'
import { escapeAttribute, escapeText } from './xml.ts'

const element = (name: string, text: string | number | undefined): string[] =>
  text === undefined ? [] : [`<${name}>${escapeText(String(text))}</${name}>`]

const texts = <Name extends string>(
  target: Partial<Record<Name, string | undefined>>,
  fields: readonly (readonly [string, Name])[],
): string[] => fields.flatMap(([name, field]) => element(name, target[field]))

const common = ({ links, meta, extensions }: PlaylistFile | PlaylistEntry, kept: string | undefined): string[] => [
  ...links.map(({ rel, content }) => `<link rel="${escapeAttribute(rel)}">${escapeText(content)}</link>`),
  ...meta.map(({ rel, content }) => `<meta rel="${escapeAttribute(rel)}">${escapeText(content)}</meta>`),
  ...extensions.flatMap((extension) =>
    'xml' in extension && extension.application !== ours
      ? [
          `<extension application="${escapeAttribute(extension.application)}">${canonicalMarkup(extension.xml)}</extension>`,
        ]
      : [],
  ),
  ...(kept === undefined ? [] : [`<extension application="${ours}">${escapeText(kept)}</extension>`]),
]

const track = (entry: PlaylistEntry, kept: string | undefined): string[] => [
  '    <track>',
  ...[
    ...entry.locations.flatMap((location) => element('location', location)),
    ...entry.identifiers.flatMap((identifier) => element('identifier', identifier)),
    ...texts(entry, trackTexts),
    ...trackCounts.flatMap((name) => element(name, entry[name])),
    ...common(entry, kept),
  ].map((line) => `      ${line}`),
  '    </track>',
]

const write = (file: PlaylistFile, kept: Kept): string => {
  const base = file.base === undefined ? '' : ` xml:base="${escapeAttribute(file.base)}"`
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<playlist version="1" xmlns="${xspf}"${base}>`,
    ...[
      ...texts(file, headTexts),
      ...file.identifiers.flatMap((identifier) => element('identifier', identifier)),
      ...(file.attribution.length === 0
        ? []
        : [
            `<attribution>${file.attribution.flatMap(({ kind, content }) => element(kind, content)).join('')}</attribution>`,
          ]),
      ...common(file, kept.head),
    ].map((line) => `  ${line}`),
    '  <trackList>',
    ...file.entries.flatMap((entry, i) => track(entry, kept.entries[i])),
    '  </trackList>',
    '</playlist>',
    '',
  ].join('\n')
}

export const writeXspf = (file: PlaylistFile): string => keeping(file, write, readXspf)
