import { join } from 'node:path';
import type { Assistant } from '../assistant.ts';
import { kakaoRoutes } from '../channels/kakao/routes.ts';
import { webRoutes } from '../channels/web/web-routes.ts';
import type { Environment } from '../config.ts';
import { createDayFormat } from '../conversation/day.ts';
import { longestMessage } from '../guards/input.ts';
import { createLogger } from '../server/logger.ts';
import { createMetrics } from '../server/metrics.ts';
import { createServer } from '../server/server.ts';
import { openStorage } from '../storage/storage.ts';
import { menuOf } from '../understanding/menu.ts';
import { modelServiceOf } from './model-service.ts';
import { createReloadingApp } from './reloading-app.ts';

export interface RunningServer {
  address: string;
  close(): Promise<void>;
}

/** Starts every configured channel on one HTTP server. */
export async function serve(options: {
  assistant: Assistant;
  /** Loads the data anew; throws where they can't be used. */
  reload: () => Promise<Assistant>;
  environment: Environment;
  root: string;
  port: number;
}): Promise<RunningServer> {
  const { assistant, reload, environment, root, port } = options;
  const logger = createLogger({ level: environment.LOG_LEVEL });
  const onError = (error: unknown, where: string) => logger.error({ err: error, where }, 'turn failed');
  const storage = await openStorage(environment, {
    onUnreadable: (conversation, error) =>
      logger.error({ err: error, conversation }, 'stored session is unreadable'),
    onJournalError: (error) => logger.error({ err: error }, 'turns could not be written to the journal'),
  });
  // Not only once somebody writes.
  await storage.prepare();
  const metrics = createMetrics();
  const journal = metrics.watch(storage.journal);
  const appOver = async (loaded: Assistant) =>
    loaded.serve({
      sessions: storage.sessions,
      journal,
      onError,
      ...(await createModelUses(environment, loaded, (reason) =>
        logger.warn({ reason }, 'the local answer went out'),
      )),
    });
  const app = createReloadingApp({
    app: await appOver(assistant),
    folders: [join(root, 'knowledge'), join(root, 'intents')],
    rebuild: async () => appOver(await reload()),
    onReload: () => logger.info('the changed data are in use'),
    onFault: (error) => logger.error({ err: error }, 'the changed data are faulty: those before stay in use'),
  });
  const { city } = assistant.knowledge.data;
  const greeting = assistant.intents.find(({ id }) => id === 'greeting')?.replies.default ?? '';
  const server = await createServer({
    logger,
    trustProxy: environment.TRUST_PROXY,
    metrics,
    ready: storage.ready,
    routes: [
      webRoutes({
        app,
        pages: join(root, 'dist/web'),
        greeting: {
          cityName: city.name,
          assistantName: '일자리톡',
          welcome: greeting,
          choices: menuOf(assistant.intents),
          textLimit: longestMessage,
        },
      }),
      kakaoRoutes({ app, secret: environment.KAKAO_SECRET }),
    ],
  });
  const address = await server.listen({ host: environment.HOST, port });
  if (environment.KAKAO_SECRET === undefined)
    logger.info('KAKAO_SECRET is not set: /kakao/skill serves this machine only');
  return {
    address,
    async close() {
      app.close();
      await server.close();
      await storage.close();
    },
  };
}

/** A shorter name may be part of another word. */
const shortestKeptName = 3;

/** What the server uses a model for; nothing without a key. */
async function createModelUses(
  environment: Environment,
  { intents, knowledge, understander }: Assistant,
  onFallback: (reason: string) => void,
) {
  const service = modelServiceOf(environment, environment.OPENAI_MODEL);
  if (service === undefined) return {};
  // The SDK takes time to load and is of no use without a key.
  const { createOpenAiLanguageModel } = await import('../language-model/openai-language-model.ts');
  const { createReworder } = await import('../language-model/reword.ts');
  const { createAnswerFinder } = await import('../language-model/find-answer.ts');
  const { createRephraser } = await import('../language-model/rephrase.ts');
  const { createTranslator } = await import('../language-model/translate.ts');
  const { createIntentChooser } = await import('../language-model/choose-intent.ts');
  const model = createOpenAiLanguageModel(service);
  const dayOf = createDayFormat(knowledge.data.city.timeZone);
  return {
    reword: createReworder({ model, onFallback }),
    findAnswer: createAnswerFinder({ model, onFallback }),
    rephrase: createRephraser({ model, onFallback }),
    translate: createTranslator({
      model,
      languages: knowledge.data.languages.map(({ id }) => id),
      names: [...knowledge.data.documents.values()]
        .flatMap(({ name, aliases }) => [name, ...aliases])
        .filter((name) => name.length >= shortestKeptName),
      languageOf: (text) => understander.understand(text, { today: dayOf(new Date()) }).language,
      onFallback,
    }),
    chooseIntent: createIntentChooser({ model, intents, onFallback }),
  };
}
