import { ArrowDown, ArrowUp } from 'lucide-react'
import { useWords } from '../../words/language.ts'
import { library } from '../../words/library.ts'
import { columns, downAtFirst, orderOf, sorts, type Column, type LibrarySearch, type Sort } from '../search.ts'

type HeadProps = {
  search: LibrarySearch
  onSort: (order: Pick<LibrarySearch, 'by' | 'down'>) => void
  all: 'none' | 'some' | 'all'
  onAll: () => void
}

/** The order after a column was pressed: its own way round at first, then the other. */
export const nextOrder = (search: LibrarySearch, by: Sort): Pick<LibrarySearch, 'by' | 'down'> => {
  const now = orderOf(search)
  const chosen = search.by === by || (search.by === undefined && search.q === undefined && now.by === by)
  return { by, down: chosen ? !now.down : downAtFirst(by) }
}

const isSort = (column: Column): column is Column & Sort => sorts.some((sort) => sort === column)

/** What stands above the columns: each sorts by its own. */
export const Head = ({ search, onSort, all, onAll }: HeadProps) => {
  const words = useWords(library)
  const { by, down } = orderOf(search)
  const ranked = search.q !== undefined && search.by === undefined
  const cell = (column: Column) => {
    const sorted = !ranked && by === column
    const name = words.columns[column]
    return (
      <span
        key={column}
        role="columnheader"
        className={`cell-${column}`}
        aria-sort={sorted ? (down ? 'descending' : 'ascending') : undefined}
      >
        {isSort(column) ? (
          <button type="button" onClick={() => onSort(nextOrder(search, column))}>
            <span className="truncate">{name}</span>
            {sorted && (down ? <ArrowDown aria-hidden="true" /> : <ArrowUp aria-hidden="true" />)}
          </button>
        ) : (
          <span className="truncate">{name}</span>
        )}
      </span>
    )
  }
  return (
    <div className="track-head" role="row" aria-rowindex={1}>
      <span role="columnheader" className="cell-check">
        <input
          type="checkbox"
          aria-label={words.selectAll}
          checked={all === 'all'}
          ref={(box) => {
            if (box !== null) box.indeterminate = all === 'some'
          }}
          onChange={onAll}
        />
      </span>
      <span role="columnheader" className="cell-play">
        <span className="visually-hidden">{words.play}</span>
      </span>
      {columns.slice(0, 3).map(cell)}
      <span role="columnheader" className="cell-wave">
        <span className="visually-hidden">{words.wave}</span>
      </span>
      {columns.slice(3).map(cell)}
      <span role="columnheader" className="cell-menu">
        <span className="visually-hidden">{words.more}</span>
      </span>
    </div>
  )
}
