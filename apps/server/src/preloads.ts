/** What each page of the web app needs besides the start, by its address; `$name` stands for any one part (`apps/web/first-load.ts`). */
export type Pages = Readonly<Record<string, readonly string[]>>

/** The HTML that has the browser fetch what a page needs at once, not when its code comes to ask for it. */
export function preloads(pages: Pages) {
  const heads = Object.entries(pages).map(([address, files]) => ({
    pattern: new RegExp(`^${address.replace(/\$\w+/g, '[^/]+')}/?$`),
    head: files.map(tag).join(''),
  }))
  return (path: string): string => heads.find(({ pattern }) => pattern.test(path))?.head ?? ''
}

const tag = (file: string): string =>
  file.endsWith('.css')
    ? `<link rel="stylesheet" crossorigin href="${file}">`
    : `<link rel="modulepreload" crossorigin href="${file}">`
