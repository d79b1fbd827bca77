import { ArrowDownUp, Rows3 } from 'lucide-react'
import { appearance, changeAppearance, densities } from '../../ui/appearance.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Menu, MenuChoice, MenuLine } from '../../ui/menu.tsx'
import { useStore } from '../../ui/store.ts'
import { useLocale, useWords } from '../../words/language.ts'
import { library } from '../../words/library.ts'
import { sounds } from '../../words/sounds.ts'
import { keys, sayKey } from '../say.ts'
import { downAtFirst, filtersOn, formats, noFilters, orderOf, sorts, type LibrarySearch } from '../search.ts'
import { FilterButton } from './filter-button.tsx'
import { NameFilter } from './name-filter.tsx'
import { SearchBox } from './search-box.tsx'
import { SpanFilter } from './span-filter.tsx'
import './toolbar.css'

type ToolbarProps = { search: LibrarySearch; onChange: (change: Partial<LibrarySearch>) => void }

/** Search, filters and order; all of it lives in the address. */
export const Toolbar = ({ search, onChange }: ToolbarProps) => {
  const words = useWords(library)
  const rows = useWords(sounds)
  const tongue = useLocale()
  const { density } = useStore(appearance)
  const { by, down } = orderOf(search)
  const ranked = search.q !== undefined && search.by === undefined
  const names = words.columns
  return (
    <div className="library-tools" role="search">
      <SearchBox q={search.q} onSearch={(q) => onChange({ q })} />
      <div className="library-filters">
        <NameFilter kind="artist" value={search.artist} onChange={(artist) => onChange({ artist })} />
        <NameFilter kind="album" value={search.album} onChange={(album) => onChange({ album })} />
        <NameFilter kind="genre" value={search.genre} onChange={(genre) => onChange({ genre })} />
        <SpanFilter name={names.year} value={search.year} most={9999} onChange={(year) => onChange({ year })} />
        <Menu align="start" trigger={<FilterButton name={names.format} value={search.format?.toUpperCase()} />}>
          <MenuChoice
            label={names.format}
            value={search.format ?? 'any'}
            options={[
              { value: 'any', label: words.anything },
              ...formats.map((format) => ({ value: format, label: format.toUpperCase() })),
            ]}
            onPick={(value) => onChange({ format: formats.find((format) => format === value) })}
          />
        </Menu>
        <SpanFilter name={names.tempo} value={search.tempo} most={999} onChange={(tempo) => onChange({ tempo })} />
        <Menu
          align="start"
          trigger={<FilterButton name={names.key} value={search.key && sayKey(search.key, tongue)} />}
        >
          <MenuChoice
            label={names.key}
            value={search.key ?? 'any'}
            options={[
              { value: 'any', label: words.anything },
              ...keys.map((key) => ({ value: key, label: sayKey(key, tongue) })),
            ]}
            onPick={(value) => onChange({ key: value === 'any' ? undefined : value })}
          />
        </Menu>
        {(filtersOn(search).length > 0 || search.q !== undefined) && (
          <Button look="quiet" onClick={() => onChange(noFilters)}>
            {words.clearAll}
          </Button>
        )}
      </div>
      <Menu
        trigger={
          <IconButton label={`${words.sortBy}: ${ranked ? words.bestFirst : names[by]}`}>
            <ArrowDownUp />
          </IconButton>
        }
      >
        <MenuChoice
          label={words.sortBy}
          value={ranked ? 'rank' : by}
          options={[
            ...(search.q === undefined ? [] : [{ value: 'rank', label: words.bestFirst }]),
            ...sorts.map((sort) => ({ value: sort, label: names[sort] })),
          ]}
          onPick={(value) => {
            const sort = sorts.find((one) => one === value)
            onChange({ by: sort, down: sort && downAtFirst(sort), from: undefined })
          }}
        />
        <MenuLine />
        <MenuChoice
          label={words.direction}
          value={down ? 'down' : 'up'}
          options={[
            { value: 'up', label: words.ascending },
            { value: 'down', label: words.descending },
          ]}
          onPick={(value) => onChange({ by, down: value === 'down', from: undefined })}
        />
      </Menu>
      <Menu
        trigger={
          <IconButton className="icon-button library-density" label={rows.density}>
            <Rows3 />
          </IconButton>
        }
      >
        <MenuChoice
          label={rows.density}
          value={density}
          options={densities.map((value) => ({ value, label: rows.densities[value] }))}
          onPick={(value) => changeAppearance({ density: value })}
        />
      </Menu>
    </div>
  )
}
