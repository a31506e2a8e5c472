import type { Question } from './answer.ts';
import type { KnowledgeDocument, Needs } from './load.ts';
import type { QueryReader, SearchIndex } from './search.ts';

export interface ProgramFinder {
  /**
   * Programs (and topics that gather several) for a described need, best first; none when nothing fits.
   * `age`: the person's, in whole years from and to, as far as it is known.
   */
  programsFor(
    question: Question,
    age: { from?: number | undefined; to?: number | undefined } | undefined,
  ): KnowledgeDocument[];
}

const leastScore = 0.16;
const most = 5;

export function createProgramFinder(options: {
  documents: Map<string, KnowledgeDocument>;
  index: SearchIndex;
  reader: QueryReader;
  needs: Needs;
}): ProgramFinder {
  const { documents, index, reader } = options;
  const { audiences, kinds } = options.needs;
  return {
    programsFor(question, age) {
      const squeezed = question.text.replace(/\s+/g, '');
      const named = (entry: { words: string[] }) => entry.words.some((word) => squeezed.includes(word));
      const wantedAudiences = new Set<string>(
        audiences
          .filter(
            (audience) =>
              named(audience) ||
              (age !== undefined &&
                audience.ages !== undefined &&
                (age.to ?? audience.ages[0]) >= audience.ages[0] &&
                (age.from ?? audience.ages[1]) <= audience.ages[1]),
          )
          .map(({ id }) => id),
      );
      const wantedKinds = new Set<string>(kinds.filter(named).map(({ id }) => id));
      const scores = new Map<KnowledgeDocument, number>();
      for (const { passage, score } of index.search(reader.read(question.text), { top: 60 })) {
        if (passage.kind === 'not-stated' || passage.kind === 'conflict') continue;
        // The need as people put it says most; a single fact of a document says little.
        const value = passage.kind === 'summary' ? score : score * 0.6;
        const { document } = passage;
        scores.set(document, Math.max(scores.get(document) ?? 0, value));
      }
      for (const document of documents.values()) {
        if (document.type !== 'program') continue;
        let bonus = 0;
        if (wantedKinds.size > 0) bonus += document.kinds.some((kind) => wantedKinds.has(kind)) ? 0.3 : -0.1;
        if (wantedAudiences.size > 0) {
          if (document.audiences.some((audience) => wantedAudiences.has(audience))) bonus += 0.2;
          else if (!document.audiences.includes('everyone')) bonus -= 0.3;
        }
        if (bonus !== 0) scores.set(document, (scores.get(document) ?? 0) + bonus);
      }
      return [...scores]
        .filter(([, score]) => score >= leastScore)
        .sort((left, right) => right[1] - left[1])
        .slice(0, most)
        .map(([document]) => document);
    },
  };
}
