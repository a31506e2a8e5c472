import type { ReadDocument } from './block.ts';
import { findFigures } from './find-figures.ts';

/** What a document says of itself; undefined where it does not. */
export interface DocumentDetails {
  title?: string | undefined;
  publisher?: string | undefined;
  /** YYYY-MM-DD. */
  published?: string | undefined;
}

const offices = '시|군|구|도|청|부|처|공단|공사|재단|센터|진흥원|협회|교육원';
const filedBy = new RegExp(`^(\\p{L}[\\p{L} ]{0,20}?(?:${offices}))\\s?(?:공고|고시)\\s?제`, 'u');
const signedBy =
  /^(\p{L}[\p{L} ]{0,20}(?:시장|군수|구청장|도지사|장관|이사장|센터장|원장))(?:\s?\(?(?:직인|관인)(?:생략)?\)?)?$/u;
const dateLabel = /(?:승인|등록일자?|게시일자?|작성일자?|공고일자?|입력|발행일|배포일|보도일)\s?[:：|]?\s?$/u;
const callOf = /(?:모집|공고|안내|계획|알림|선발|접수)/u;
const fileNumber = /제\s?\d{4}\s?-\s?\d+\s?호/u;
const longestTitle = 90;

/** Reads title, publisher and date where the text states them; two dates that could both be meant are none. */
export function findDetails({ blocks, title }: ReadDocument): DocumentDetails {
  const lines = blocks.flatMap((block) => (block.kind === 'table' ? block.rows.flat() : [block.text]));
  const find = (pattern: RegExp) =>
    lines.map((line) => pattern.exec(line)?.[1]).find((found) => found !== undefined);
  return {
    title: titleOf(blocks) ?? title,
    publisher: find(filedBy) ?? find(signedBy),
    published: publishedIn(lines),
  };
}

function titleOf(blocks: ReadDocument['blocks']): string | undefined {
  const texts = blocks
    .slice(0, 12)
    .filter((block) => block.kind !== 'table')
    .filter(({ text }) => text.length <= longestTitle && !fileNumber.test(text));
  const top = texts.find((block) => block.kind === 'heading' && block.level === 1);
  return (top ?? texts.find(({ text }) => callOf.test(text) && !/[.:：]/u.test(text)) ?? texts[0])?.text;
}

function publishedIn(lines: string[]): string | undefined {
  const labelled = new Set<string>();
  const alone = new Set<string>();
  for (const line of lines) {
    for (const figure of findFigures(line)) {
      if (figure.kind !== 'date' || figure.until !== undefined) continue;
      const day = /^\d{4}-\d\d-\d\d/.exec(figure.from)?.[0];
      if (day === undefined) continue;
      if (dateLabel.test(line.slice(0, figure.start))) labelled.add(day);
      if (figure.text === line) alone.add(day);
    }
  }
  return [labelled, alone]
    .find(({ size }) => size === 1)
    ?.values()
    .next().value;
}
