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

const codes = {
  quote: 0x22,
  openBracket: 0x5b,
  backslash: 0x5c,
  closeBracket: 0x5d,
  openBrace: 0x7b,
  closeBrace: 0x7d,
};

/** Counted on the text, before anything is built from it. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charCodeAt(index);
    if (inString) {
      if (character === codes.backslash) index += 1;
      else if (character === codes.quote) inString = false;
    } else if (character === codes.quote) inString = true;
    else if (character === codes.openBrace || character === codes.openBracket) {
      depth += 1;
      if (depth > deepest) return true;
    } else if (character === codes.closeBrace || character === codes.closeBracket) depth -= 1;
  }
  return false;
}
