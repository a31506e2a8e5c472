import { watch } from 'node:fs';
import type { App } from '../conversation/app.ts';

export interface ReloadingApp extends App {
  /** Stops watching; messages are still answered. */
  close(): void;
}

/** Editors write a file in several steps, and people change several files at once. */
const quietMilliseconds = 300;

/**
 * An application that is built anew when a file in one of the folders changes. A message under way is answered by
 * the application it came to, and later ones wait for it, so that the turns of a conversation keep their order. What
 * can't be built leaves the one before in place.
 */
export function createReloadingApp(options: {
  app: App;
  folders: string[];
  /** Throws where the data can't be used. */
  rebuild: () => Promise<App>;
  onReload: () => void;
  onFault: (error: unknown) => void;
}): ReloadingApp {
  let current = options.app;
  const underWay = new Set<Promise<unknown>>();
  let changed: NodeJS.Timeout | undefined;
  let rebuilding = Promise.resolve();

  async function reload(): Promise<void> {
    try {
      const next = await options.rebuild();
      const before = Promise.allSettled([...underWay]);
      current = { handle: (message) => before.then(() => next.handle(message)) };
      void before.then(() => {
        current = next;
      });
      options.onReload();
    } catch (error) {
      options.onFault(error);
    }
  }

  const watchers = options.folders.map((folder) =>
    watch(folder, { recursive: true }, () => {
      clearTimeout(changed);
      changed = setTimeout(() => {
        rebuilding = rebuilding.then(reload);
      }, quietMilliseconds);
    }).on('error', options.onFault),
  );

  return {
    async handle(message) {
      const reply = current.handle(message);
      underWay.add(reply);
      try {
        return await reply;
      } finally {
        underWay.delete(reply);
      }
    },
    close() {
      clearTimeout(changed);
      for (const watcher of watchers) watcher.close();
    },
  };
}
