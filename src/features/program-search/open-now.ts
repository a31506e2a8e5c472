import { dateText } from '../../conversation/dates.ts';
import type { Block } from '../../conversation/reply.ts';
import type { Step } from '../../conversation/step.ts';
import { squeeze } from '../../conversation/text.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { type Recruitment, recruitmentsOn } from '../../knowledge/recruitments.ts';
import { trustRemark } from '../../knowledge/trust.ts';

const mostListed = 5;
/** From here the classifier is believed that vacancies are wanted, or something else that no document tells. */
const sure = 0.5;

/** «지금 신청할 수 있는 거 뭐 있어요»: what is open today as far as the documents say, and what they don't say. */
export function createOpenNow({ knowledge }: { knowledge: Knowledge }): Step {
  const { acts, days } = knowledge.data.questionWords.openNow;
  return (turn) => {
    const { entities, intent, confidence } = turn.understanding();
    const text = squeeze(turn.text);
    const asksNow = entities.asksNow || days.some((word) => text.includes(word));
    if (!asksNow || entities.mentions.length > 0 || !acts.some((word) => text.includes(word)))
      return undefined;
    if (intent === 'job-search' && confidence >= sure) return undefined;

    const { open, upcoming, over } = recruitmentsOn(knowledge.data.documents.values(), turn.asOf);
    const past = open.length + upcoming.length === 0 ? over.slice(0, mostListed) : [];
    const shown = [...open, ...upcoming, ...past];
    const where = knowledge.whereToAsk(null, turn.asOf);
    const blocks: Block[] = [
      ...(open.length > 0
        ? listed('지금 접수하고 있다고 확인한 것이에요.', open)
        : [{ type: 'text' as const, text: '지금 접수하고 있다고 확인되는 사업은 가진 자료에 없어요.' }]),
      ...listed('곧 접수를 시작하는 것이에요.', upcoming),
      ...listed('가장 최근에 접수한 것은 이래요. 지금은 끝났어요.', past),
      ...trustRemark(
        shown.map(({ fact }) => fact),
        knowledge.data.sources,
      ),
      {
        type: 'notice',
        text: `다른 사업은 접수 날짜가 자료에 나와 있지 않거나 오래전에 끝났어요. 새 공고가 났는지는 ${where.sentence}`,
      },
    ];
    const documents = [...new Set(shown.map(({ document }) => document))];
    const programs = documents.map(({ id }) => id);
    return {
      intent: 'program-search',
      draft: {
        outcome: 'partly-answered',
        blocks,
        citations: [
          ...shown.map(({ document, fact }) => knowledge.citer.citeFact(document, fact)),
          ...where.citations,
        ],
        choices: documents.slice(0, mostListed).map(({ id, name }) => ({
          label: name.slice(0, 20),
          payload: { type: 'ask', text: `${name} 신청 방법`, about: [id] },
        })),
        programs,
      },
      session: { subject: programs.slice(0, mostListed), listed: programs, aspects: [], period: null },
    };
  };
}

function listed(heading: string, recruitments: Recruitment[]): Block[] {
  if (recruitments.length === 0) return [];
  return [
    { type: 'text', text: heading },
    {
      type: 'list',
      items: recruitments.map(({ document, from, to }) => ({
        title: document.name,
        text: from === null ? `${dateText(to)}까지` : `${dateText(from)}부터 ${dateText(to)}까지`,
      })),
    },
  ];
}
