import react from '@vitejs/plugin-react'
import { tanstackRouter } from '@tanstack/router-plugin/vite'
import { defineConfig } from 'vite'
import { chunks } from './chunks.ts'
import { firstLoad } from './first-load.ts'

/** Where `pnpm start` serves; in development the pages come from Vite and everything else from there. */
const server = 'http://127.0.0.1:4000'
const served = ['/trpc', '/auth', '/media', '/download', '/livez']

export default defineConfig({
  plugins: [
    tanstackRouter({
      target: 'react',
      autoCodeSplitting: true,
      quoteStyle: 'single',
      routeFileIgnorePattern: '\\.test\\.',
    }),
    react({ compiler: true }),
    firstLoad(),
  ],
  server: { proxy: Object.fromEntries(served.map((path) => [path, { target: server, changeOrigin: true }])) },
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: { output: { codeSplitting: chunks } },
  },
})
