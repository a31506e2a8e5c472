import type { KeyvStoreAdapter } from 'keyv';

/** A Keyv store that ends every call as it is told: with an error, a refusal, or never. */
export function createFailingKeyvStore(end: () => Promise<boolean>): KeyvStoreAdapter {
  const store: KeyvStoreAdapter = {
    opts: {},
    on: () => store,
    get: async () => (await end()) as never,
    set: end,
    delete: end,
    clear: async () => {
      await end();
    },
  };
  return store;
}
