import { defineConfig } from 'vitest/config';
import { krdsTokens } from './web/build/krds-tokens.ts';

export default defineConfig({
  root: 'web',
  plugins: [krdsTokens({ token: 'krds_tokens.css', styles: 'web/styles' })],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    // Phones of 2022: people keep them longer than the default expects.
    target: ['chrome99', 'edge99', 'firefox105', 'safari15.4'],
    // Everything is a file of its own, so that the page can forbid inline and data: content.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  test: {
    root: '.',
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/browser/**'],
          // On a busy machine a property test needs more than the usual five seconds.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/browser/build-web.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
