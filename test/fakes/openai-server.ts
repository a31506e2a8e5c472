import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the service does with one request. */
export type OpenAiBehaviour =
  /** Answers with this text as the message of the model. */
  | { type: 'says'; content: string; finish?: string }
  /** Answers with this JSON as its message. */
  | { type: 'answers'; output: unknown }
  /** Answers with a vector for each text of the request, the last one first. */
  | { type: 'embeds'; vectorOf: (text: string) => number[] }
  /** Answers with this body, whatever it is. */
  | { type: 'sends'; body: string; contentType?: string }
  | { type: 'fails'; status: number; headers?: Record<string, string>; error?: Record<string, unknown> }
  | { type: 'redirects'; to: string }
  /** Accepts the request and says nothing. */
  | { type: 'is-silent' }
  /** Starts an answer and never ends it. */
  | { type: 'stalls' }
  /** Answers with a body that goes on for as long as somebody reads it. */
  | { type: 'floods' }
  /** Resets the connection, before the answer or in the middle of it. */
  | { type: 'resets'; midway?: boolean };

export interface RecordedRequest {
  url: string;
  headers: IncomingHttpHeaders;
  body: Record<string, unknown>;
  /** The messages of the body; none of a request for vectors. */
  messages: { role: string; content: string }[];
  /** The body as it came. */
  text: string;
}

export interface OpenAiServer {
  /** Base address, to be given to the client. */
  baseUrl: string;
  requests: RecordedRequest[];
  /** What to do with the next requests, one each. A request that nothing was scripted for gets a 500. */
  script(...behaviours: (OpenAiBehaviour | ((request: RecordedRequest) => OpenAiBehaviour))[]): void;
  close(): Promise<void>;
}

const addresses = ['/v1/chat/completions', '/v1/embeddings'];

/** A local service that speaks the chat-completions and embeddings protocols of OpenAI. */
export async function startOpenAiServer(): Promise<OpenAiServer> {
  const requests: RecordedRequest[] = [];
  const scripted: Parameters<OpenAiServer['script']> = [];
  const server = createServer(async (incoming, response) => {
    const text = await readAll(incoming);
    if (incoming.method !== 'POST' || incoming.url === undefined || !addresses.includes(incoming.url)) {
      return sendError(response, 404, { message: 'no such address' });
    }
    const body = JSON.parse(text);
    const request = {
      url: incoming.url,
      headers: incoming.headers,
      body,
      messages: body.messages ?? [],
      text,
    };
    requests.push(request);
    const next = scripted.shift();
    if (next === undefined) return sendError(response, 500, { message: 'nothing was scripted' });
    behave(typeof next === 'function' ? next(request) : next, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requests,
    script(...behaviours) {
      scripted.push(...behaviours);
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve, reject) => server.close((error) => (error ? reject(error) : resolve())));
    },
  };
}

function behave(behaviour: OpenAiBehaviour, request: RecordedRequest, response: ServerResponse): void {
  switch (behaviour.type) {
    case 'says':
      sendJson(response, 200, completion(behaviour.content, behaviour.finish ?? 'stop'));
      return;
    case 'answers':
      sendJson(response, 200, completion(JSON.stringify(behaviour.output), 'stop'));
      return;
    case 'embeds': {
      const data = (request.body.input as string[]).map((text, index) => ({
        object: 'embedding',
        index,
        embedding: behaviour.vectorOf(text),
      }));
      // The protocol promises no order.
      sendJson(response, 200, { object: 'list', model: 'scripted', data: data.reverse() });
      return;
    }
    case 'sends':
      response.writeHead(200, { 'content-type': behaviour.contentType ?? 'application/json' });
      response.end(behaviour.body);
      return;
    case 'fails':
      sendError(response, behaviour.status, behaviour.error ?? { message: 'scripted' }, behaviour.headers);
      return;
    case 'redirects':
      response.writeHead(307, { location: behaviour.to });
      response.end();
      return;
    case 'is-silent':
      return;
    case 'stalls':
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"id":');
      return;
    case 'floods':
      flood(response);
      return;
    case 'resets':
      if (behaviour.midway) {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': 1000 });
        response.write('{"id":', () => response.socket?.resetAndDestroy());
      } else {
        response.socket?.resetAndDestroy();
      }
  }
}

function flood(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  const chunk = ' '.repeat(65_536);
  const pour = () => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', pour);
  pour();
}

function completion(content: string, finish: string): unknown {
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1_700_000_000,
    model: 'scripted',
    choices: [
      {
        index: 0,
        finish_reason: finish,
        logprobs: null,
        message: { role: 'assistant', content, refusal: null },
      },
    ],
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  };
}

function sendError(
  response: ServerResponse,
  status: number,
  error: Record<string, unknown>,
  headers: Record<string, string> = {},
): void {
  sendJson(response, status, { error: { type: 'scripted', param: null, code: null, ...error } }, headers);
}

function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

async function readAll(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
