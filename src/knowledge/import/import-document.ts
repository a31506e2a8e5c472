import { createHash } from 'node:crypto';
import { squeeze } from '../../conversation/text.ts';
import type { ReadDocument } from './block.ts';
import { findDetails } from './document-details.ts';
import type { ImportRecord } from './import-record.ts';
import { currentPassages, type ImportedPassage, passagesFrom } from './passage.ts';
import { assignIds } from './passage-ids.ts';
import type { ImportedFile } from './read-file.ts';

/** What the caller knows about a document; it wins over what the document says. */
export interface ToldDetails {
  id?: string | undefined;
  title?: string | undefined;
  publisher?: string | undefined;
  published?: string | undefined;
  address?: string | undefined;
}

/**
 * The record of a file that was read. The same document is known again by its id, its bytes, its address, its title
 * and publisher, or its file name, and keeps the ids of its passages.
 */
export function importDocument(
  { file, document }: { file: ImportedFile; document: ReadDocument },
  { told, earlier, now }: { told: ToldDetails; earlier: ImportRecord[]; now: string },
): ImportRecord {
  const found = findDetails(document);
  const details = {
    title: told.title ?? found.title ?? file.name,
    publisher: told.publisher ?? found.publisher ?? null,
    published: told.published ?? found.published ?? null,
    address: told.address ?? null,
  };
  const known = findEarlier(earlier, { id: told.id, file, ...details });
  const id = known?.id ?? told.id ?? newDocumentId(file.name, details, earlier);
  const passages = assignIds(id, passagesFrom(document), { earlier: known?.passages ?? [], now });
  return {
    version: 1,
    id,
    file,
    format: document.format,
    ...details,
    publisher: details.publisher ?? known?.publisher ?? null,
    address: details.address ?? known?.address ?? null,
    importedAt: now,
    warnings: document.warnings,
    passages,
    pointedOut: [],
    changes: changesSince(known, passages, now),
  };
}

function changesSince(
  known: ImportRecord | undefined,
  passages: ImportedPassage[],
  now: string,
): ImportRecord['changes'] {
  if (known === undefined) return null;
  const before = new Map(currentPassages(known.passages).map(({ id, text }) => [id, text]));
  const current = currentPassages(passages);
  return {
    since: known.importedAt,
    changed: current.flatMap(({ id, text }) => {
      const old = before.get(id);
      return old === undefined || old === text ? [] : [{ id, before: old, after: text }];
    }),
    added: current.filter(({ id }) => !before.has(id)).map(({ id, text }) => ({ id, text })),
    gone: passages.filter(({ retired }) => retired === now).map(({ id, text }) => ({ id, text })),
  };
}

type Details = Pick<ImportRecord, 'title' | 'publisher' | 'published' | 'address' | 'file'>;

function findEarlier(earlier: ImportRecord[], { id, ...wanted }: Details & { id: string | undefined }) {
  if (id !== undefined) return earlier.find((record) => record.id === id);
  const signs: ((record: Details) => string | undefined)[] = [
    ({ file }) => file.sha256,
    ({ address }) => address ?? undefined,
    ({ title, publisher }) => squeeze(`${title}/${publisher ?? ''}`),
    ({ file }) => file.name,
  ];
  for (const signOf of signs) {
    const sign = signOf(wanted);
    const known = sign === undefined ? undefined : earlier.find((record) => signOf(record) === sign);
    if (known !== undefined) return known;
  }
  return undefined;
}

/** Latin words of the file's name where it has some, else the date, and where that is taken a piece of the title's hash. */
function newDocumentId(
  name: string,
  { title, published }: Pick<ImportRecord, 'title' | 'published'>,
  earlier: ImportRecord[],
): string {
  const words = name
    .replace(/\.[^.]*$/, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g)
    ?.join('-');
  const hash = createHash('sha256').update(title).digest('hex').slice(0, 6);
  const plain =
    words !== undefined && /[a-z]{3}/.test(words) ? words.slice(0, 60).replace(/-$/, '') : undefined;
  const isFree = (id: string) => !earlier.some((record) => record.id === id);
  const choices = [plain, plain && `${plain}-${hash}`].filter((id) => id !== undefined);
  return choices.find(isFree) ?? ['notice', published?.slice(0, 10), hash].filter(Boolean).join('-');
}
