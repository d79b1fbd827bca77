import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { loadWebApp, type WebApp } from './web.ts'

const folder = fileURLToPath(new URL('../../web/dist/', import.meta.url))

/** The web app as it was built, or undefined where it was not: the API works without. */
export const loadBuiltWebApp = (): WebApp | undefined =>
  existsSync(`${folder}index.html`) ? loadWebApp(folder) : undefined
