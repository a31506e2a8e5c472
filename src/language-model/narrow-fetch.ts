const sentHeaders = ['accept', 'authorization', 'content-type', 'user-agent'];

/** The body went on beyond the limit; what it held is dropped. */
export class OversizedBodyError extends Error {
  override name = 'OversizedBodyError';
}

/**
 * A fetch that sends only the headers a completion needs (the SDK adds the machine's system and whatever
 * OPENAI_CUSTOM_HEADERS names), follows no redirect with a person's words in it, and reads at most `mostBytes`.
 */
export function createNarrowFetch({
  fetch,
  mostBytes,
}: {
  fetch: typeof globalThis.fetch;
  mostBytes: number;
}): typeof globalThis.fetch {
  return async (input, init) => {
    const given = new Headers(init?.headers);
    const headers = new Headers();
    for (const name of sentHeaders) {
      const value = given.get(name);
      if (value !== null) headers.set(name, value);
    }
    const response = await fetch(input, { ...init, headers, redirect: 'error' });
    if (response.body === null) return response;
    return new Response(response.body.pipeThrough(limit(mostBytes)), {
      status: response.status,
      statusText: response.statusText,
      headers: response.headers,
    });
  };
}

function limit(mostBytes: number): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  let read = 0;
  return new TransformStream({
    transform(chunk, controller) {
      read += chunk.byteLength;
      if (read > mostBytes) throw new OversizedBodyError(`the body exceeds ${mostBytes} bytes`);
      controller.enqueue(chunk);
    },
  });
}
