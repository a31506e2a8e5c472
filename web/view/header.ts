import { html } from 'lit-html';
import { type TextSize, textSizes } from '../chat/text-size.ts';
import type { Actions } from './actions.ts';
import { icons, mark } from './icons.ts';

export const privacyAdvice = '주민등록번호나 계좌번호 같은 개인정보는 적지 마세요.';

interface HeaderOptions {
  assistantName: string;
  cityName: string;
  textSize: TextSize;
  actions: Actions;
}

const textSizeControl = (textSize: TextSize, actions: Actions) => html`
  <fieldset class="text-size">
    <legend>글자 크기</legend>
    <div class="text-size-options">
      ${textSizes.map(
        ({ id, name }) => html`
          <label class="text-size-option" title=${name}>
            <input type="radio" name="text-size" value=${id} aria-label=${name} .checked=${id === textSize}
              @change=${() => actions.setTextSize(id)} />
            <span aria-hidden="true" class="sample-${id}">가</span>
          </label>
        `,
      )}
    </div>
  </fieldset>
`;

export const header = ({ assistantName, cityName, textSize, actions }: HeaderOptions) => html`
  <header class="header">
    <div class="identity">
      ${mark}
      <div>
        <p class="city">${cityName}</p>
        <h1 class="title">${assistantName}</h1>
      </div>
    </div>
    <p class="nature">사람이 아니라, 공개된 문서에서 찾아 답하는 프로그램이에요.</p>
    <div class="controls">
      ${textSizeControl(textSize, actions)}
      <button type="button" class="clear" @click=${() => actions.clear()}>
        ${icons.trash}<span>대화 지우기</span>
      </button>
    </div>
    <ul class="aside">
      <li>${privacyAdvice}</li>
      <li>대화는 이 기기에 남아 다음에도 이어서 볼 수 있어요. 함께 쓰는 컴퓨터라면 끝나고 지워 주세요.</li>
    </ul>
  </header>
`;
