import { Unowned } from '../shared/repository.ts'
import { sql, type Sql } from '../shared/sql.ts'
import { CoverRendition } from './cover-rendition.ts'

/** Covers in smaller sizes. */
export class CoverRenditions extends Unowned<CoverRendition> {
  protected readonly entity = CoverRendition

  /** Whether somebody must draw them: said once for each picture. */
  async want(cover: string): Promise<boolean> {
    return (await this.unit.row<{ wanted: boolean }>(sql`select library.want_renditions(${cover}) as wanted`))!.wanted
  }

  async keep(cover: string, small: string | null, middle: string | null): Promise<void> {
    await this.unit.rows(sql`select library.keep_renditions(${cover}, ${small}, ${middle})`)
  }

  /** Lets the next who has the cover ask again. */
  async forget(cover: string): Promise<void> {
    await this.unit.rows(sql`select library.forget_renditions(${cover})`)
  }
}

/** The smallest size of a picture with at least `side` pixels a side, as one row; none where only the picture itself will do. */
export const renditionOf = (sha256: string, side: number | null): Sql =>
  sql`select s.sha256, s.size, s.media_type from library.rendition(${sha256}, ${side}::int) s`
