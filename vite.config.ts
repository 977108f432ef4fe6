import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const inProject = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** The server that the development server asks for data; `luoshi serve` prints its port. */
const server = process.env['LUOSHI_ADDRESS'] ?? 'http://127.0.0.1:7180'

/** The screens: src/web into dist/web. Each screen is a chunk of its own, and so are the libraries that change seldom. */
export default defineConfig({
  root: inProject('./src/web'),
  plugins: [react()],
  server: { proxy: { '/api': server, '/health': server } },
  build: {
    outDir: inProject('./dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    // Small pictures stay files of their own, so that no policy needs to allow data addresses for them.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 3 },
            { name: 'charts', test: /node_modules[\\/](echarts|zrender)[\\/]/, priority: 3 },
            // What the shell itself needs stays in the browser's cache when our own code changes.
            { name: 'libraries', test: /node_modules/, tags: ['$initial'], priority: 2 },
            // Tables, calendars and the like: once fetched for one screen, there for the others.
            { name: 'widgets', test: /node_modules/, minShareCount: 2, priority: 1 },
          ],
        },
      },
    },
  },
})
