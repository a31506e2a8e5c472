import { html, nothing } from 'lit-html';
import type { Choice } from '../../src/conversation/choice.ts';
import type { Actions } from './actions.ts';

export const choiceChips = (choices: readonly Choice[], actions: Actions, name = '이어서 할 수 있는 말') =>
  choices.length === 0
    ? nothing
    : html`
        <ul class="choices" aria-label=${name}>
          ${choices.map(
            (choice) => html`
              <li><button type="button" class="choice" @click=${() => actions.choose(choice)}>${choice.label}</button></li>
            `,
          )}
        </ul>
      `;
