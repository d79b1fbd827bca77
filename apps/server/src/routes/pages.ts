import { Hono } from 'hono'
import type { App } from '../context.ts'
import type { WebApp } from '../web.ts'
import { linkHead, playlistHead } from './library-head.ts'
import { shareHead } from './share-head.ts'

/** The built web app: its files, and its one page for every other address. */
export const pages = (web: WebApp) =>
  new Hono<App>()
    .get('/s/:token', async (c) =>
      c.html(web.page(c.req.path, await shareHead(c, c.req.param('token'))), 200, { 'cache-control': 'no-cache' }),
    )
    .get('/embed/:token', async (c) =>
      c.html(web.page(c.req.path, await shareHead(c, c.req.param('token'))), 200, { 'cache-control': 'no-cache' }),
    )
    .get('/l/:token', async (c) =>
      c.html(web.page(c.req.path, await linkHead(c, c.req.param('token'))), 200, { 'cache-control': 'no-cache' }),
    )
    .get('/p/:id', async (c) =>
      c.html(web.page(c.req.path, await playlistHead(c, c.req.param('id'))), 200, { 'cache-control': 'no-cache' }),
    )
    .get('*', async (c, next) => {
      if (web.has(c.req.path)) return web.answer(c.req.path, c.req.header('accept-encoding') ?? '')
      // A file that does not exist is missing; any other address is a page of the app.
      if (/\.\w{2,5}$/.test(c.req.path) || c.req.path.startsWith('/assets/')) return next()
      return c.html(web.page(c.req.path), 200, { 'cache-control': 'no-cache' })
    })
