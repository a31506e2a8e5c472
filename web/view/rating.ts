import { html, nothing } from 'lit-html';
import type { Outcome } from '../../src/conversation/outcome.ts';
import type { AssistantEntry } from '../chat/entry.ts';
import type { Actions } from './actions.ts';
import { icons } from './icons.ts';

/** Turns that gave something to judge; nobody in distress is asked for a rating. */
const rateable: readonly Outcome[] = [
  'answered',
  'partly-answered',
  'not-stated',
  'completed',
  'refused',
  'handed-off',
  'failed',
];

const responseTo = ({ rating }: AssistantEntry) => {
  if (rating?.delivery === 'delivered') return rating.thanks ?? '의견 고맙습니다.';
  if (rating?.delivery === 'failed') return '의견을 보내지 못했어요. 다시 눌러 주세요.';
  return '';
};

export function ratingButtons(entry: AssistantEntry, actions: Actions) {
  if (!rateable.includes(entry.reply.outcome)) return nothing;
  const said = responseTo(entry);
  const given = entry.rating?.delivery === 'failed' ? undefined : entry.rating?.helpful;
  const button = (helpful: boolean, name: string) => html`
    <button type="button" class="rate" aria-pressed=${given === helpful} aria-label=${name} title=${name}
      @click=${() => actions.rate(entry.id, helpful)}>${helpful ? icons.thumbUp : icons.thumbDown}</button>
  `;
  return html`
    <div class="rating" role="group" aria-label="이 답 평가">
      <p class="rating-question" ?hidden=${Boolean(said)}>도움이 됐나요?</p>
      ${button(true, '도움이 됐어요')}${button(false, '아쉬워요')}
      <p class="rating-said" role="status">${said}</p>
    </div>
  `;
}
