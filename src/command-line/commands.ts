import { createReadStream, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Assistant } from '../assistant.ts';
import type { Environment } from '../config.ts';
import type { App } from '../conversation/app.ts';
import type { SearchWords } from '../knowledge/retrieval/search-words.ts';
import type { ConversationStorage } from '../storage/storage.ts';
import type { SearchReport } from './evaluate-search.ts';
import { readJsonLines } from './lines.ts';
import { UsageError, usage } from './usage.ts';

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

type Command = (context: CommandContext, args: string[]) => Promise<number>;

const day = z.iso.date();

function dayOf(value: string | undefined): string | undefined {
  if (value !== undefined && !day.safeParse(value).success)
    throw new UsageError(`--as-of ${value} is not a date (YYYY-MM-DD)`);
  return value;
}

function oneOf<Id extends string>(ids: readonly Id[], option: string, value: string | undefined) {
  const found = ids.find((id) => id === value);
  if (value !== undefined && found === undefined)
    throw new UsageError(`${option} ${value} is none of: ${ids.join(', ')}`);
  return found;
}

async function loadAssistant({ environment, root }: CommandContext): Promise<Assistant> {
  const { createAssistant } = await import('../assistant.ts');
  return createAssistant({
    root,
    cacheFolder: join(environment.DATA_DIR, 'cache'),
    staleAfterMonths: environment.STALE_AFTER_MONTHS,
  });
}

/** A named session outlives the command, so it is kept in the database; a nameless one is not. */
async function openApp(
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

const chat: Command = async (context, args) => {
  const { values } = parseArgs({ args, options: { session: { type: 'string' } } });
  const assistant = await loadAssistant(context);
  const { app, storage } = await openApp(context, assistant, values.session !== undefined);
  const { runTerminal } = await import('../channels/terminal/terminal.ts');
  const { menuOf } = await import('../understanding/menu.ts');
  await runTerminal({
    app,
    input: context.stdin,
    output: context.stdout,
    colours: context.colours,
    session: values.session,
    welcome: assistant.intents.find(({ id }) => id === 'greeting')?.replies.default ?? '',
    choices: menuOf(assistant.intents),
  });
  await storage.close();
  return 0;
};

const serve: Command = async (context, args) => {
  const { values } = parseArgs({ args, options: { port: { type: 'string' } } });
  const port =
    values.port === undefined
      ? context.environment.PORT
      : z.coerce.number().int().min(0).max(65535).safeParse(values.port).data;
  if (port === undefined) throw new UsageError(`--port ${values.port} is not a port number`);
  const { serve: start } = await import('./serve.ts');
  const server = await start({
    assistant: await loadAssistant(context),
    reload: () => loadAssistant(context),
    environment: context.environment,
    root: context.root,
    port,
  });
  process.stderr.write(`listening on ${server.address}\n`);
  await context.untilStopped();
  await server.close();
  return 0;
};

const askLine = z.strictObject({
  text: z.string(),
  session: z.string().max(150).optional(),
  asOf: day.optional(),
});

const ask: Command = async (context, args) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      jsonl: { type: 'boolean' },
      session: { type: 'string' },
      'as-of': { type: 'string' },
    },
  });
  const asOf = dayOf(values['as-of']);
  if (!values.jsonl && positionals.length !== 1) throw new UsageError('ask takes one text, in quotes');
  const assistant = await loadAssistant(context);
  const { ask: askOnce } = await import('./ask.ts');
  const { app, storage } = await openApp(context, assistant, values.session !== undefined);
  try {
    if (values.jsonl) {
      for await (const line of readJsonLines(context.stdin, askLine)) {
        const started = performance.now();
        const result = await askOnce(app, line);
        context.stdout.write(`${JSON.stringify({ ...result, ms: performance.now() - started })}\n`);
      }
      return 0;
    }
    const result = await askOnce(app, { text: positionals[0] as string, session: values.session, asOf });
    context.stdout.write(values.json ? `${JSON.stringify(result)}\n` : `${result.text}\n`);
    return 0;
  } finally {
    await storage.close();
  }
};

const classify: Command = async (context, args) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { jsonl: { type: 'boolean' } },
  });
  if (!values.jsonl && positionals.length !== 1)
    throw new UsageError('classify takes --jsonl or one text, in quotes');
  const { understander, knowledge } = await loadAssistant(context);
  const { classify: classifyText } = await import('./classify.ts');
  const { createDayFormat } = await import('../conversation/day.ts');
  const today = createDayFormat(knowledge.data.city.timeZone)(new Date());
  if (values.jsonl) {
    for await (const { text } of readJsonLines(context.stdin, z.looseObject({ text: z.string() }))) {
      context.stdout.write(`${JSON.stringify(classifyText(understander, text, { today }))}\n`);
    }
  } else {
    const result = classifyText(understander, positionals[0] as string, { today });
    context.stdout.write(`${JSON.stringify(result)}\n`);
  }
  return 0;
};

/** The word lists of the knowledge base, for texts from elsewhere. */
async function loadSearchWords({ environment, root }: CommandContext): Promise<SearchWords> {
  const { loadKnowledgeData } = await import('../knowledge/load.ts');
  const { createParseCache } = await import('../knowledge/parse-cache.ts');
  const cache = createParseCache(join(environment.DATA_DIR, 'cache'));
  return loadKnowledgeData(join(root, 'knowledge'), cache.parse).data.searchWords;
}

const search: Command = async (context, args) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      jsonl: { type: 'boolean' },
      corpus: { type: 'string' },
      top: { type: 'string' },
      explain: { type: 'boolean' },
      audience: { type: 'string' },
      kind: { type: 'string' },
      place: { type: 'string' },
      'as-of': { type: 'string' },
    },
  });
  const top = z.coerce
    .number()
    .int()
    .min(1)
    .max(1000)
    .safeParse(values.top ?? '10').data;
  if (top === undefined) throw new UsageError(`--top ${values.top} is not a number from 1 to 1000`);
  if (values.corpus !== undefined) {
    if (!values.jsonl || positionals.length > 0)
      throw new UsageError('search --corpus takes --jsonl, and queries a line from standard input');
    const { searchCorpus } = await import('./search-corpus.ts');
    await searchCorpus({ file: values.corpus, top, words: await loadSearchWords(context), ...context });
    return 0;
  }
  if (positionals.length !== 1 || values.jsonl)
    throw new UsageError('search takes one query, in quotes, or --corpus FILE --jsonl');
  const { audienceIds, programKindIds } = await import('../knowledge/schema.ts');
  const filter = {
    audience: oneOf(audienceIds, '--audience', values.audience),
    kind: oneOf(programKindIds, '--kind', values.kind),
    place: values.place,
    asOf: dayOf(values['as-of']),
  };
  const { knowledge } = await loadAssistant(context);
  const { search: find, searchText, withoutExplanation } = await import('./search.ts');
  const query = positionals[0] as string;
  const { closenessByModel } = await import('./search-by-meaning.ts');
  const closeness = await closenessByModel(knowledge, query, context.environment, (reason) =>
    process.stderr.write(`no vectors (${reason}): searched by words alone\n`),
  );
  const results = find(knowledge, query, { top, filter, closeness });
  const explain = values.explain ?? false;
  context.stdout.write(
    values.json
      ? `${JSON.stringify(explain ? results : results.map(withoutExplanation))}\n`
      : searchText(results, explain),
  );
  return 0;
};

const checkKnowledgeBase: Command = async (context, args) => {
  if (args.length > 0) throw new UsageError('kb check takes nothing more');
  const { checkData } = await import('./check-data.ts');
  const faults = checkData(context.root, new Date());
  for (const { file, line, message } of faults) context.stdout.write(`${file}:${line} ${message}\n`);
  context.stdout.write(
    faults.length === 0 ? 'knowledge and intents: no fault\n' : `${faults.length} faults\n`,
  );
  return faults.length === 0 ? 0 : 1;
};

const importDocuments: Command = async (context, args) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      id: { type: 'string' },
      title: { type: 'string' },
      publisher: { type: 'string' },
      published: { type: 'string' },
      address: { type: 'string' },
    },
  });
  const { json, ...options } = values;
  if (positionals.length === 0) throw new UsageError('kb import takes one file or more');
  if (positionals.length > 1 && [options.id, options.title, options.address].some((one) => one !== undefined))
    throw new UsageError('--id, --title and --address are for one file');
  const { createPointOut, parseToldDetails, importFiles, importText, withDrafts } = await import(
    './import-files.ts'
  );
  const records = await importFiles(positionals, {
    dataDir: context.environment.DATA_DIR,
    told: parseToldDetails(options),
    now: new Date(),
    pointOut: await createPointOut(context.environment, context.root),
  });
  context.stdout.write(
    json
      ? `${JSON.stringify(withDrafts(records, context.root))}\n`
      : records.map((record) => `${importText(record)}\n`).join(''),
  );
  return 0;
};

const review: Command = async (context, args) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { program: { type: 'string' } },
  });
  if (positionals.length > 1) throw new UsageError('kb review takes one id of an import');
  const { reviewImport } = await import('./review.ts');
  await reviewImport({
    root: context.root,
    dataDir: context.environment.DATA_DIR,
    id: positionals[0],
    program: values.program,
    input: context.stdin,
    output: context.stdout,
  });
  return 0;
};

const knowledgeCommands: Record<string, Command> = {
  check: checkKnowledgeBase,
  import: importDocuments,
  review,
};

const knowledgeBase: Command = async (context, [name = '', ...args]) => {
  const command = knowledgeCommands[name];
  if (command === undefined) throw new UsageError(`kb takes: ${Object.keys(knowledgeCommands).join(', ')}`);
  return command(context, args);
};

const suggest: Command = async (context, args) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean' }, accept: { type: 'string' } },
  });
  if (positionals[0] !== 'suggest' || positionals.length !== 1)
    throw new UsageError('intents takes: suggest');
  const id =
    values.accept === undefined ? undefined : z.coerce.number().int().min(1).safeParse(values.accept).data;
  if (values.accept !== undefined && id === undefined)
    throw new UsageError(`--accept ${values.accept} is not the number of a suggestion`);
  const { acceptSuggestion, suggestionsFrom, suggestionsText } = await import('./suggestions.ts');
  const { intents } = (await import('../understanding/load-intents.ts')).loadIntents(
    join(context.root, 'intents'),
  );
  const { openStorage } = await import('../storage/storage.ts');
  const storage = await openStorage(context.environment, { onUnreadable() {} });
  try {
    const records = await storage.journal.clarifications();
    if (id !== undefined) {
      const file = acceptSuggestion(id, { records, intents, root: context.root });
      context.stdout.write(
        values.json ? `${JSON.stringify({ accepted: id, file })}\n` : `${file}: one example more\n`,
      );
      return 0;
    }
    const suggestions = suggestionsFrom(records, intents);
    context.stdout.write(`${values.json ? JSON.stringify(suggestions) : suggestionsText(suggestions)}\n`);
    return 0;
  } finally {
    await storage.close();
  }
};

const evaluate: Command = async (context, args) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { data: { type: 'string' }, calm: { type: 'string' }, json: { type: 'boolean' } },
  });
  const what = positionals[0];
  const kinds = ['understanding', 'entities', 'search', 'answers', 'crisis'];
  if (what === undefined || !kinds.includes(what))
    throw new UsageError('eval takes: understanding, entities, search, answers or crisis');
  if (values.data === undefined || !existsSync(values.data))
    throw new UsageError(
      values.data === undefined ? 'eval needs --data FILE' : `--data ${values.data} is not a file`,
    );
  if (values.calm !== undefined && (what !== 'crisis' || !existsSync(values.calm)))
    throw new UsageError(
      what === 'crisis' ? `--calm ${values.calm} is not a file` : '--calm is for eval crisis only',
    );
  const { answerReportText, crisisReportText, entityReportText, searchReportText, understandingReportText } =
    await import('./report.ts');
  if (what === 'search') {
    const { evaluateKnowledgeSearch, evaluateTextSearch } = await import('./evaluate-search.ts');
    const { readCollection, readQuestions } = await import('./retrieval-collection.ts');
    let report: SearchReport;
    if (statSync(values.data).isDirectory())
      report = await evaluateTextSearch(await readCollection(values.data), await loadSearchWords(context));
    else {
      const { knowledge } = await loadAssistant(context);
      const isDocument = (id: string) => knowledge.find(id) !== undefined;
      report = evaluateKnowledgeSearch(knowledge, await readQuestions(values.data, isDocument));
    }
    context.stdout.write(`${values.json ? JSON.stringify(report) : searchReportText(report)}\n`);
    return 0;
  }
  const file = createReadStream(values.data);
  if (what === 'understanding') {
    const { evaluateUnderstanding, understandingCaseSchema } = await import('./evaluate-understanding.ts');
    const cases = await Array.fromAsync(readJsonLines(file, understandingCaseSchema));
    const { evaluateRouting } = await import('./evaluate-routing.ts');
    const assistant = await loadAssistant(context);
    const { app, storage } = await openApp(context, assistant, false);
    const report = {
      ...evaluateUnderstanding(assistant.understander, cases),
      routing: await evaluateRouting(app, cases),
    };
    await storage.close();
    context.stdout.write(`${values.json ? JSON.stringify(report) : understandingReportText(report)}\n`);
    return 0;
  }
  if (what === 'entities') {
    const { entityCaseSchema, evaluateEntities } = await import('./evaluate-entities.ts');
    const cases = await Array.fromAsync(readJsonLines(file, entityCaseSchema));
    const report = evaluateEntities((await loadAssistant(context)).findEntities, cases);
    context.stdout.write(`${values.json ? JSON.stringify(report) : entityReportText(report)}\n`);
    return 0;
  }
  if (what === 'crisis') {
    const { calmCaseSchema, crisisCaseSchema, evaluateCrisis } = await import('./evaluate-crisis.ts');
    const cases = await Array.fromAsync(readJsonLines(file, crisisCaseSchema));
    const everyday =
      values.calm === undefined
        ? []
        : await Array.fromAsync(readJsonLines(createReadStream(values.calm), calmCaseSchema));
    const { app, storage } = await openApp(context, await loadAssistant(context), false);
    const report = await evaluateCrisis(app, cases, everyday);
    await storage.close();
    context.stdout.write(`${values.json ? JSON.stringify(report) : crisisReportText(report)}\n`);
    return 0;
  }
  const { answerCaseSchema, evaluateAnswers } = await import('./evaluate-answers.ts');
  const cases = await Array.fromAsync(readJsonLines(file, answerCaseSchema));
  const { app, storage } = await openApp(context, await loadAssistant(context), false);
  const report = await evaluateAnswers(app, cases);
  await storage.close();
  context.stdout.write(`${values.json ? JSON.stringify(report) : answerReportText(report)}\n`);
  return 0;
};

const train: Command = async (context) => {
  await loadAssistant(context);
  return 0;
};

const commands: Record<string, Command> = {
  chat,
  serve,
  ask,
  classify,
  search,
  kb: knowledgeBase,
  intents: suggest,
  eval: evaluate,
  train,
};

/** Runs one command; returns the exit code. Bad calls throw `UsageError`. */
export async function runCommand(context: CommandContext, [name, ...args]: string[]): Promise<number> {
  const command = name === undefined ? undefined : commands[name];
  if (command === undefined)
    throw new UsageError(name === undefined ? usage : `no command ${name}\n${usage}`);
  try {
    return await command(context, args);
  } catch (error) {
    if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
      throw new UsageError(error.message);
    throw error;
  }
}
