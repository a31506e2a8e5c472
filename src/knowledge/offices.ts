import { dateText } from '../conversation/dates.ts';
import type { Block, Citation } from '../conversation/reply.ts';
import type { KnowledgeData, KnowledgeDocument } from './load.ts';
import { withParticle } from './particles.ts';
import type { Citer } from './passages.ts';
import { isKnownBy } from './period.ts';
import type { Fact } from './schema.ts';

/** Offices and their dated numbers, as of a day (YYYY-MM-DD). */
export interface Offices {
  /** The newest number of an office; nothing when none is known. */
  contact(center: string, asOf: string): { number: string; citation: Citation } | undefined;
  /** Offices with their dated numbers and places. */
  offices(centers: string[], asOf: string): { blocks: Block[]; citations: Citation[] };
  /** Where to ask about a document, as one sentence with a dated number, and its citation. */
  whereToAsk(document: KnowledgeDocument | null, asOf: string): { sentence: string; citations: Citation[] };
}

export function createOffices({ data, citer }: { data: KnowledgeData; citer: Citer }): Offices {
  function contactOf(centerId: string, asOf: string): { center: KnowledgeDocument; fact: Fact } | undefined {
    const center = data.documents.get(centerId);
    const newest = center?.facts
      .filter((fact) => fact.aspect === 'contact' && isKnownBy(fact, asOf))
      .sort((left, right) => (right.asOf ?? '').localeCompare(left.asOf ?? ''))[0];
    return center !== undefined && newest !== undefined ? { center, fact: newest } : undefined;
  }

  function numberIn(fact: Fact): string | undefined {
    return /\d{2,4}-\d{3,4}-\d{4}(?:~\d+)?|1\d{3}-\d{4}|\b1\d{2,3}\b/.exec(
      typeof fact.value === 'string' ? fact.value : fact.statement,
    )?.[0];
  }

  function whereToAsk(
    document: KnowledgeDocument | null,
    asOf: string,
  ): { sentence: string; citations: Citation[] } {
    const places = [...(document?.askAt ?? []), ...data.city.mainContacts].filter(
      (id) => id !== document?.id,
    );
    for (const place of places) {
      const found = contactOf(place, asOf);
      const number = found && numberIn(found.fact);
      if (found === undefined || number === undefined) continue;
      const first = data.documents.get(places[0] as string);
      const when =
        found.fact.asOf === null ? '날짜를 모르는 자료의 번호' : `${dateText(found.fact.asOf)} 기준 번호`;
      const name = found.center.name.includes(number)
        ? `${found.center.name}(${when})`
        : `${found.center.name}(${number}, ${when})`;
      const sentence =
        first === undefined || first.id === found.center.id || document === null
          ? `${name}에 물어보시면 돼요.`
          : `${withParticle(first.name, '이나/나')} ${name}에 물어보시면 돼요.`;
      return { sentence, citations: [citer.citeFact(found.center, found.fact)] };
    }
    return { sentence: '가까운 관공서에 물어보시면 돼요.', citations: [] };
  }

  return {
    whereToAsk,
    contact(id, asOf) {
      const found = contactOf(id, asOf);
      const number = found && numberIn(found.fact);
      if (found === undefined || number === undefined) return undefined;
      return { number, citation: citer.citeFact(found.center, found.fact) };
    },
    offices(centers, asOf) {
      const blocks: Block[] = [];
      const citations: Citation[] = [];
      for (const id of centers.slice(0, 3)) {
        const center = data.documents.get(id);
        if (center === undefined) continue;
        const contact = contactOf(id, asOf);
        const number = contact && numberIn(contact.fact);
        if (contact !== undefined && number !== undefined) {
          const when =
            contact.fact.asOf === null
              ? '날짜를 모르는 자료의 번호'
              : `${dateText(contact.fact.asOf)} 자료의 번호`;
          blocks.push({
            type: 'phone',
            name: center.name,
            number,
            note: `${when}예요. 지금도 쓰는지 확인이 필요해요.`,
          });
          citations.push(citer.citeFact(center, contact.fact));
          continue;
        }
        const place = center.facts.filter((fact) => fact.aspect === 'place' && isKnownBy(fact, asOf)).at(-1);
        blocks.push({
          type: 'list',
          items: [{ title: center.name, text: place?.statement ?? center.summary }],
        });
        if (place !== undefined) citations.push(citer.citeFact(center, place));
      }
      return { blocks, citations };
    },
  };
}
