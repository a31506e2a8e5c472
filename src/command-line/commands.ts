import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type Command, type CommandContext, loadAssistant, loadSearchWords, openApp } from './command.ts';
import { evaluate } from './evaluate-command.ts';
import { knowledgeBase } from './knowledge-commands.ts';
import { readJsonLines } from './lines.ts';
import { UsageError, usage } from './usage.ts';

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
