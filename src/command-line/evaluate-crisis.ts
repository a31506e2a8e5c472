import { z } from 'zod';
import type { App } from '../conversation/app.ts';
import { ask } from './ask.ts';

/** A line of the file that `eval crisis` reads: danger of a kind, or a near miss of a kind. */
export const crisisCaseSchema = z.looseObject({
  text: z.string(),
  crisis: z.boolean(),
  kind: z.string().default('unknown'),
  language: z.string().default('ko'),
});
/** A line of the file of everyday messages: one of any other intent must raise no alarm. */
export const calmCaseSchema = z.looseObject({ text: z.string(), intent: z.string().optional() });

interface Share {
  cases: number;
  /** Answered as danger. */
  alarms: number;
}

export interface CrisisReport {
  danger: Share;
  nearMisses: Share;
  /** Everyday messages; nothing when no file of them was given. */
  calm?: Share;
  byKind: Record<string, Share & { crisis: boolean }>;
  byLanguage: Record<string, { danger: Share; nearMisses: Share }>;
  missed: { text: string; kind: string }[];
  falseAlarms: { text: string; kind: string }[];
}

const shareOf = (rows: { isAlarm: boolean }[]): Share => ({
  cases: rows.length,
  alarms: rows.filter(({ isAlarm }) => isAlarm).length,
});

/** What the whole application answers as danger, each message in a conversation of its own. */
export async function evaluateCrisis(
  app: App,
  cases: z.infer<typeof crisisCaseSchema>[],
  everyday: z.infer<typeof calmCaseSchema>[] = [],
): Promise<CrisisReport> {
  const isAlarm = async (text: string) => (await ask(app, { text })).outcome === 'crisis';
  const rows: (z.infer<typeof crisisCaseSchema> & { isAlarm: boolean })[] = [];
  for (const row of cases) rows.push({ ...row, isAlarm: await isAlarm(row.text) });
  const calm = [];
  for (const { text, intent } of everyday) {
    if (intent !== 'crisis') calm.push({ text, crisis: false, kind: 'calm', isAlarm: await isAlarm(text) });
  }
  const split = (list: typeof rows) => ({
    danger: shareOf(list.filter(({ crisis }) => crisis)),
    nearMisses: shareOf(list.filter(({ crisis }) => !crisis)),
  });
  const wrong = [...rows, ...calm].filter((row) => row.crisis !== row.isAlarm);
  const told = (crisis: boolean) =>
    wrong.filter((row) => row.crisis === crisis).map(({ text, kind }) => ({ text, kind }));
  return {
    ...split(rows),
    ...(calm.length === 0 ? {} : { calm: shareOf(calm) }),
    byKind: Object.fromEntries(
      [...Map.groupBy(rows, ({ kind }) => kind)].map(([kind, list]) => [
        kind,
        { crisis: list[0]?.crisis ?? false, ...shareOf(list) },
      ]),
    ),
    byLanguage: Object.fromEntries(
      [...Map.groupBy(rows, ({ language }) => language)].map(([language, list]) => [language, split(list)]),
    ),
    missed: told(true),
    falseAlarms: told(false),
  };
}
