import type { FastifyInstance } from 'fastify';
import { refuse } from './errors.ts';

/** Channels nest up to about 15 levels; far deeper bodies only serve to exhaust the stack of whoever walks them. */
const deepest = 40;

/** The only body that is read: JSON in valid UTF-8. */
export function addJsonBody(server: FastifyInstance): void {
  const parse = server.getDefaultJsonParser('error', 'error');
  const decoder = new TextDecoder('utf-8', { fatal: true });
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    let text: string;
    try {
      text = decoder.decode(body as Buffer);
    } catch {
      return done(refuse('the body is not valid UTF-8'));
    }
    if (isTooDeep(text)) return done(refuse('the body is nested too deeply'));
    return parse(request, text, (error, value) => done(error && refuse('the body is not valid JSON'), value));
  });
}

/** Counted on the text, before anything is built from it. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (inString) {
      if (character === '\\') index += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{' || character === '[') {
      depth += 1;
      if (depth > deepest) return true;
    } else if (character === '}' || character === ']') depth -= 1;
  }
  return false;
}
