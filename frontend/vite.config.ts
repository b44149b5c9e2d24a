import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const outDir =
  process.env['LOCKPLAY_APP_DIR'] ??
  fileURLToPath(new URL('../target/classes/META-INF/resources/app', import.meta.url));

/** The server that `npm run dev` hands the API to. */
const server = process.env['LOCKPLAY_SERVER'] ?? 'http://localhost:8080';

export default defineConfig({
  base: '/app/',
  build: {
    outDir,
    emptyOutDir: true,
    manifest: 'manifest.json',
    target: 'es2022',
    rolldownOptions: { input: 'src/main.ts' },
  },
  server: { proxy: { '/api': server } },
  test: {
    environment: 'node',
    include: ['src/**/*.test.ts', 'scripts/**/*.test.mjs'],
    // The other checks run at the same time.
    testTimeout: 30_000,
  },
});
