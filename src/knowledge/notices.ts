import { existsSync } from 'node:fs';
import { z } from 'zod';
import { dateText } from '../conversation/dates.ts';
import type { Draft } from '../conversation/reply.ts';
import { type MarkdownFile, readMarkdownFolder } from './markdown-folder.ts';
import { type Citer, documentOf } from './passages.ts';
import { idSchema } from './schema.ts';

const noticeSchema = z.strictObject({
  id: idSchema,
  title: z.string().min(1),
  /** First and last day on which it is shown. */
  published: z.iso.date(),
  expires: z.iso.date(),
  source: idSchema,
  /** Documents above whose answers it stands. */
  about: z.array(idSchema).min(1),
  /** The office that wrote it, never a person. */
  author: z.string().min(1).optional(),
});

/** What a counsellor has to say about documents for a while; its body is what a reader sees. */
export type Notice = z.infer<typeof noticeSchema> & Omit<MarkdownFile<unknown>, 'record'>;

/** A city without notices has no folder of them. */
export function loadNotices(folder: string, reading: Parameters<typeof readMarkdownFolder>[2]): Notice[] {
  if (!existsSync(folder)) return [];
  return readMarkdownFolder(folder, noticeSchema, reading).map(({ record, ...rest }) => ({
    ...record,
    ...rest,
  }));
}

/** The draft below the notices about what it names or cites; `asOf` is the day to answer for, YYYY-MM-DD. */
export type AddNotices = (draft: Draft, asOf: string) => Draft;

const mostNotices = 2;

/** Puts notices above drafts, the newest first. In danger nothing may stand above the phone lines. */
export function createNoticeBoard({ notices, citer }: { notices: Notice[]; citer: Citer }): AddNotices {
  const newestFirst = notices.toSorted((left, right) => right.published.localeCompare(left.published));
  return (draft, asOf) => {
    if (draft.outcome === 'crisis') return draft;
    const documents = new Set([
      ...(draft.programs ?? []),
      ...(draft.citations ?? []).map(({ passage }) => documentOf(passage)),
    ]);
    const shown = newestFirst
      .filter(({ published, expires }) => published <= asOf && asOf <= expires)
      .filter(({ about }) => about.some((id) => documents.has(id)))
      .slice(0, mostNotices);
    if (shown.length === 0) return draft;
    return {
      ...draft,
      blocks: [
        ...shown.map(({ published, body }) => ({
          type: 'notice' as const,
          text: `알림(${dateText(published)}): ${body.join(' ')}`,
        })),
        ...draft.blocks,
      ],
      citations: [...shown.map(citer.citeNotice), ...(draft.citations ?? [])],
    };
  };
}
