import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const checkout = new URL('../..', import.meta.url).pathname;

export default defineConfig({
  root: checkout,
  cacheDir: `${checkout}out/vite-page`,
  plugins: [react()],
  server: { port: 5301, open: false, fs: { allow: ['/'] } },
});
