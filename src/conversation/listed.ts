import type { ReferenceEntity, Span } from './entities.ts';
import type { Session } from './session.ts';

/** A document of the list that was shown last, and the words that point at it. */
export interface ListedDocument extends Span {
  document: string;
}

/** «두 번째 거», «마지막 거»: the documents at these places of the list that was shown last. */
export function listedAt(
  { listed }: Pick<Session, 'listed'>,
  references: ReferenceEntity[],
): ListedDocument[] {
  return references.flatMap(({ to, start, end }) => {
    const place = to === 'last' ? listed.length - 1 : to === 'that' ? undefined : to - 1;
    const document = place === undefined ? undefined : listed[place];
    return document === undefined ? [] : [{ document, start, end }];
  });
}
