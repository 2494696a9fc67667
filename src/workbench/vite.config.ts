import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// Static files without inline script, so that the pages keep `script-src 'self'`.
export default defineConfig({
  base: '/workbench/',
  plugins: [react()],
  build: { target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 1500, emptyOutDir: true },
  server: { proxy: { '/api': 'http://localhost:3000' } },
})
