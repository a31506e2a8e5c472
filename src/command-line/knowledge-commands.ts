import { parseArgs } from 'node:util';
import type { Command } from './command.ts';
import { UsageError } from './usage.ts';

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

/** `kb` with what it is to do. */
export const knowledgeBase: Command = async (context, [name = '', ...args]) => {
  const command = knowledgeCommands[name];
  if (command === undefined) throw new UsageError(`kb takes: ${Object.keys(knowledgeCommands).join(', ')}`);
  return command(context, args);
};
