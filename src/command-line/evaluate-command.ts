import { createReadStream, existsSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Command, loadAssistant, loadSearchWords, openApp } from './command.ts';
import type { SearchReport } from './evaluate-search.ts';
import { readJsonLines } from './lines.ts';
import { UsageError } from './usage.ts';

/** `eval` with what is scored. */
export const evaluate: Command = async (context, args) => {
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
