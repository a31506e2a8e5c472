import type { IncomingMessage } from './message.ts';
import type { Reply } from './reply.ts';

/** The application as a channel sees it. A repeated message id is answered with the reply it had before. */
export interface App {
  handle(message: IncomingMessage): Promise<Reply>;
}
