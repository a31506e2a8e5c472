import type { Choice } from '../conversation/choice.ts';
import { dateText } from '../conversation/dates.ts';
import type { Block, Citation, Draft } from '../conversation/reply.ts';
import type { Answer, AnswerPart } from './answer.ts';
import type { KnowledgeData, KnowledgeDocument } from './load.ts';
import { createOffices, type Offices } from './offices.ts';
import { withParticle } from './particles.ts';
import { type Citer, factsOf, type Passage, summaryOf } from './passages.ts';
import { isKnownBy, monthsBetween } from './period.ts';
import { withoutRepeats } from './repeats.ts';
import type { Aspect, Fact } from './schema.ts';
import { trustRemark } from './trust.ts';

export interface Composer extends Offices {
  /**
   * An answer as a reply: the figure first, then what else is known, how old it is and where to ask.
   * A document without a passage that fits is described as a whole.
   */
  reply(answer: Answer, context: ComposeContext): Draft;
  /**
   * What was found in passages for a question that seemed unanswered. Always `partly-answered`: that each sentence
   * rests on its passage is checked, but no code can tell whether it is what was asked for.
   */
  found(sentences: { text: string; passage: Passage }[], context: ComposeContext): Draft;
  /** A list of documents to choose from. */
  list(heading: string, documents: KnowledgeDocument[], context: ComposeContext): Draft;
  /** Buttons for the next likely questions about a document. */
  nextQuestions(document: KnowledgeDocument, answered: Aspect[]): Choice[];
}

export interface ComposeContext {
  /** The day to answer for, YYYY-MM-DD. */
  asOf: string;
  /** What a button of a list asks about its document; the document as a whole when absent. */
  question?: string;
}

const overviewFacts = 5;
// The questions people ask next, most frequent first, and how a button words them.
const followUps: { aspect: Aspect; label: string }[] = [
  { aspect: 'eligibility', label: '조건' },
  { aspect: 'how-to-apply', label: '신청 방법' },
  { aspect: 'recruitment', label: '모집 시기' },
  { aspect: 'headcount', label: '인원' },
  { aspect: 'pay', label: '급여' },
  { aspect: 'support-amount', label: '지원 금액' },
  { aspect: 'documents', label: '필요한 서류' },
  { aspect: 'contact', label: '전화번호' },
  { aspect: 'place', label: '위치' },
];

export function createComposer(options: {
  data: KnowledgeData;
  citer: Citer;
  /** Age in months from which a fact is called old. */
  staleAfterMonths: number;
}): Composer {
  const { data, citer, staleAfterMonths } = options;
  const offices = createOffices({ data, citer });
  const { whereToAsk } = offices;

  function newestDate(facts: Fact[]): string | null {
    return facts.reduce<string | null>(
      (newest, fact) => (fact.asOf !== null && (newest === null || fact.asOf > newest) ? fact.asOf : newest),
      null,
    );
  }

  /** How old and how sure the facts are, and where to ask for today's. */
  function remarks(
    document: KnowledgeDocument,
    facts: Fact[],
    asOf: string,
    notesShown: number,
  ): { blocks: Block[]; citations: Citation[] } {
    const blocks: Block[] = [];
    const citations: Citation[] = [];
    for (const note of [
      ...new Set(facts.map((fact) => fact.note).filter((note) => note !== undefined)),
    ].slice(0, notesShown)) {
      blocks.push({ type: 'notice', text: note });
    }
    blocks.push(...trustRemark(facts, data.sources));
    const newest = newestDate(facts);
    if (newest === null || monthsBetween(newest, asOf) >= staleAfterMonths) {
      const { sentence, citations: where } = whereToAsk(
        document.type === 'center' && document.facts.some((fact) => fact.aspect === 'contact')
          ? null
          : document,
        asOf,
      );
      const age =
        newest === null
          ? '언제 자료인지 날짜가 나와 있지 않아요.'
          : `${dateText(newest)} 자료예요. 지금은 달라졌을 수 있어요.`;
      blocks.push({ type: 'notice', text: `${age} 요즘 내용은 ${sentence}` });
      citations.push(...where);
    }
    return { blocks, citations };
  }

  /** One part of an answer: what is said, what it rests on, and the facts whose age and notes count. */
  interface Rendered {
    blocks: Block[];
    citations: Citation[];
    facts: Fact[];
    stated: boolean | 'partly';
  }

  function renderSilence(part: Extract<AnswerPart, { type: 'not-stated' }>): Rendered {
    const { document, topic, source: id, passage, nearby } = part;
    const source = id === undefined ? undefined : data.sources.get(id);
    const published = source?.published;
    const where =
      source === undefined ? '가진 자료' : published ? `${dateText(published)} 자료` : `「${source.title}」`;
    const blocks: Block[] = [
      { type: 'text', text: `${where}에는 ${withParticle(topic, '이/가')} 나와 있지 않아요.` },
    ];
    if (nearby.length > 0) {
      blocks.push({ type: 'text', text: '대신 이런 내용은 나와 있어요.' }, factList(nearby));
    }
    return {
      blocks,
      citations: [
        ...citer.citeSilence(document, topic, id, passage),
        ...nearby.map((fact) => citer.citeFact(document, fact)),
      ],
      facts: [],
      stated: false,
    };
  }

  function factList(facts: Fact[]): Block {
    return { type: 'list', items: facts.map((fact) => ({ title: fact.statement })) };
  }

  function render(part: AnswerPart): Rendered {
    const { document } = part;
    switch (part.type) {
      case 'facts': {
        const others = [...part.others].sort((left, right) =>
          (left.period ?? left.asOf ?? '').localeCompare(right.period ?? right.asOf ?? ''),
        );
        const facts = [part.lead, ...others];
        return {
          blocks: [
            { type: 'text', text: part.lead.statement },
            ...(others.length > 0 ? [factList(others)] : []),
          ],
          citations: facts.map((fact) => citer.citeFact(document, fact)),
          facts,
          stated: part.lead.partial ? 'partly' : true,
        };
      }
      case 'conflict':
        return {
          blocks: [{ type: 'text', text: part.conflict.explanation }],
          citations: part.facts.map((fact) => citer.citeFact(document, fact)),
          // The explanation says itself how sure each value is; only the age remains to be told.
          facts: part.facts.map(({ note: _, ...fact }) => fact),
          stated: true,
        };
      case 'not-stated':
        return renderSilence(part);
      case 'text':
        return {
          blocks: [{ type: 'text', text: part.passage.text }],
          citations: citer.cite(part.passage),
          facts: document.facts.map(({ note: _, ...fact }) => fact),
          stated: true,
        };
    }
  }

  /** Blocks of all parts; where another document begins, its name stands above. */
  function renderParts(parts: AnswerPart[], rendered: Rendered[]): Block[] {
    return rendered.flatMap(({ blocks }, index) => {
      const name = (parts[index] as AnswerPart).document.name;
      const before = parts[index - 1]?.document.name;
      return name === before ? blocks : [{ type: 'heading' as const, text: name }, ...blocks];
    });
  }

  function nextQuestions(document: KnowledgeDocument, answered: Aspect[]): Choice[] {
    const known = new Set(document.facts.map((fact) => fact.aspect));
    return followUps
      .filter(({ aspect }) => known.has(aspect) && !answered.includes(aspect))
      .slice(0, 4)
      .map(({ label }) => ({
        label,
        payload: { type: 'ask', text: `${document.name} ${label}`, about: [document.id] },
      }));
  }

  function distinct(citations: Citation[]): Citation[] {
    return citations.filter(
      (citation, index) => citations.findIndex((other) => other.passage === citation.passage) === index,
    );
  }

  /** The document as a whole; `besideThePoint` when something else of it was asked that stands nowhere. */
  function overview(document: KnowledgeDocument, asOf: string, besideThePoint: boolean): Draft {
    const facts = document.facts.filter((fact) => fact.main && isKnownBy(fact, asOf)).slice(0, overviewFacts);
    const said = remarks(document, facts, asOf, 1);
    const blocks: Block[] = [
      { type: 'heading', text: document.name },
      ...(besideThePoint
        ? [
            {
              type: 'text' as const,
              text: '물어보신 내용은 자료에 나와 있지 않아요. 대신 이런 내용은 알려 드릴 수 있어요.',
            },
          ]
        : []),
      { type: 'text', text: document.summary },
    ];
    if (facts.length > 0)
      blocks.push({ type: 'list', items: facts.map((fact) => ({ title: fact.statement })) });
    const ask = facts.length === 0 ? whereToAsk(document, asOf) : undefined;
    if (ask !== undefined) blocks.push({ type: 'notice', text: `자세한 내용은 ${ask.sentence}` });
    return {
      outcome: besideThePoint ? 'partly-answered' : 'answered',
      blocks: [...blocks, ...said.blocks],
      citations: distinct([
        ...facts.map((fact) => citer.citeFact(document, fact)),
        ...citer.cite(summaryOf(document)),
        ...said.citations,
        ...(ask?.citations ?? []),
      ]),
      choices: nextQuestions(document, []),
      programs: [document.id],
    };
  }

  return {
    ...offices,
    nextQuestions,
    reply(answer, { asOf }) {
      if (answer.parts.length === 0 && answer.document !== null)
        return overview(answer.document, asOf, answer.besideThePoint);
      if (answer.parts.length === 0) {
        const ask = whereToAsk(answer.document, asOf);
        return {
          outcome: 'not-stated',
          blocks: [
            { type: 'text', text: '가진 자료에서는 그 답을 찾지 못했어요.' },
            { type: 'notice', text: `정확한 내용은 ${ask.sentence}` },
          ],
          citations: ask.citations,
          choices: answer.document === null ? [] : nextQuestions(answer.document, []),
          programs: answer.document === null ? [] : [answer.document.id],
        };
      }
      const parts = withoutRepeats(answer.parts);
      const rendered = parts.map(render);
      const whole = rendered.every(({ stated }) => stated === true);
      const nothing = rendered.every(({ stated }) => stated === false);
      const document = answer.document as KnowledgeDocument;
      const facts = rendered.flatMap((part) => part.facts);
      const ask = whereToAsk(document, asOf);
      const closing =
        facts.length > 0
          ? remarks(document, facts, asOf, 2)
          : {
              blocks: [{ type: 'notice' as const, text: `정확한 내용은 ${ask.sentence}` }],
              citations: ask.citations,
            };
      return {
        outcome: whole ? 'answered' : nothing ? 'not-stated' : 'partly-answered',
        blocks: [...renderParts(parts, rendered), ...closing.blocks],
        citations: distinct([...rendered.flatMap(({ citations }) => citations), ...closing.citations]),
        choices: nextQuestions(
          document,
          answer.parts.flatMap((part) =>
            part.type === 'facts'
              ? [part.aspect]
              : part.type === 'conflict'
                ? part.facts.map(({ aspect }) => aspect)
                : [],
          ),
        ),
        programs: [...new Set(answer.parts.map((part) => part.document.id))],
      };
    },
    found(sentences, { asOf }) {
      const passages = [...new Set(sentences.map(({ passage }) => passage))];
      const documents = [...new Set(passages.map(({ document }) => document))];
      const first = documents[0] as KnowledgeDocument;
      const facts = passages.flatMap(factsOf);
      const closing = remarks(first, facts.length > 0 ? facts : first.facts, asOf, 2);
      return {
        outcome: 'partly-answered',
        blocks: [
          { type: 'text', text: '물어보신 것이 그대로 나와 있지는 않지만, 자료에서 이런 내용을 찾았어요.' },
          ...documents.flatMap((document): Block[] => [
            { type: 'heading', text: document.name },
            {
              type: 'text',
              text: sentences
                .filter(({ passage }) => passage.document === document)
                .map(({ text }) => text)
                .join(' '),
            },
          ]),
          ...closing.blocks,
        ],
        citations: distinct([...passages.flatMap(citer.cite), ...closing.citations]),
        choices: nextQuestions(
          first,
          facts.map(({ aspect }) => aspect),
        ),
        programs: documents.map(({ id }) => id),
      };
    },
    list(heading, documents, { asOf, question = '알려 주세요' }) {
      const newest = newestDate(documents.flatMap((document) => document.facts));
      const blocks: Block[] = [
        { type: 'text', text: heading },
        {
          type: 'list',
          items: documents.map((document) => ({
            title: document.name,
            text: document.summary,
            choice: {
              label: document.name.slice(0, 40),
              payload: { type: 'ask', text: `${document.name} ${question}`, about: [document.id] },
            },
          })),
        },
      ];
      const ask = whereToAsk(documents[0] ?? null, asOf);
      if (newest === null || monthsBetween(newest, asOf) >= staleAfterMonths) {
        blocks.push({
          type: 'notice',
          text: `지난 자료에 나온 것들이라 지금도 하는지는 확인이 필요해요. ${ask.sentence}`,
        });
      } else {
        blocks.push({
          type: 'notice',
          text: `사업마다 자료의 날짜가 달라요. 지금도 하는지는 ${ask.sentence}`,
        });
      }
      return {
        outcome: 'answered',
        blocks,
        citations: distinct([
          ...documents.flatMap((document) => citer.cite(summaryOf(document))),
          ...ask.citations,
        ]),
        choices: documents.slice(0, 5).map((document) => ({
          label: document.name.slice(0, 20),
          payload: { type: 'ask', text: `${document.name} ${question}`, about: [document.id] },
        })),
        programs: documents.map((document) => document.id),
      };
    },
  };
}
