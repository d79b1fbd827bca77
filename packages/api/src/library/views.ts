import type { Page, WrittenPage } from '@stemma/domain'

/** What is sent is the page as PostgreSQL wrote it; what arrives is this type. */
export const sent = <T>(page: WrittenPage<T>): Page<T> => page as unknown as Page<T>
