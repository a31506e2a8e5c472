import { join } from 'node:path';
import type { Assistant } from '../assistant.ts';
import type { Environment } from '../config.ts';
import type { App } from '../conversation/app.ts';
import type { SearchWords } from '../knowledge/retrieval/search-words.ts';
import type { ConversationStorage } from '../storage/storage.ts';

/** What a command may use of the process; `main.ts` fills it in. */
export interface CommandContext {
  environment: Environment;
  /** Folder of the project. */
  root: string;
  stdin: NodeJS.ReadStream;
  stdout: NodeJS.WriteStream;
  /** Resolves when the process is asked to end. */
  untilStopped: () => Promise<void>;
  /** False where the terminal's owner wants no colours. */
  colours: boolean;
}

/** Returns the exit code. */
export type Command = (context: CommandContext, args: string[]) => Promise<number>;

export async function loadAssistant({ environment, root }: CommandContext): Promise<Assistant> {
  const { createAssistant } = await import('../assistant.ts');
  return createAssistant({
    root,
    cacheFolder: join(environment.DATA_DIR, 'cache'),
    staleAfterMonths: environment.STALE_AFTER_MONTHS,
  });
}

/** A named session outlives the command, so it is kept in the database; a nameless one is not. */
export async function openApp(
  context: CommandContext,
  assistant: Assistant,
  persistent: boolean,
): Promise<{ app: App; storage: ConversationStorage }> {
  const onUnreadable = (conversation: string) =>
    void process.stderr.write(`stored session ${conversation} is unreadable\n`);
  const { openMemoryStorage } = await import('../storage/memory-storage.ts');
  const storage = persistent
    ? await (await import('../storage/storage.ts')).openStorage(context.environment, { onUnreadable })
    : openMemoryStorage({ onUnreadable });
  const app = assistant.serve({
    sessions: storage.sessions,
    journal: storage.journal,
    onError: (error, where) =>
      void process.stderr.write(`${where}: ${error instanceof Error ? error.message : 'failed'}\n`),
  });
  return { app, storage };
}

/** The word lists of the knowledge base, for texts from elsewhere. */
export async function loadSearchWords({ environment, root }: CommandContext): Promise<SearchWords> {
  const { loadKnowledgeData } = await import('../knowledge/load.ts');
  const { createParseCache } = await import('../knowledge/parse-cache.ts');
  const cache = createParseCache(join(environment.DATA_DIR, 'cache'));
  return loadKnowledgeData(join(root, 'knowledge'), cache.parse).data.searchWords;
}
