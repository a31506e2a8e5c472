import { html, nothing } from 'lit-html';
import { icons } from './icons.ts';

/** Part of the limit from which the counter is shown. */
const counterFrom = 0.8;

export interface ComposerOptions {
  /** Characters typed so far. */
  length: number;
  textLimit: number;
  onInput: (text: string) => void;
  onSend: (text: string) => void;
}

const fieldOf = (form: EventTarget | null) =>
  (form as HTMLFormElement).elements.namedItem('text') as HTMLTextAreaElement;

/** Browsers without `field-sizing` need the height set by hand. */
function fitHeight(field: HTMLTextAreaElement): void {
  if (CSS.supports('field-sizing', 'content')) return;
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight}px`;
}

export function createComposer() {
  // Enter that only finishes a Korean syllable must not send. Safari ends the composition before the key
  // arrives and then marks the key with code 229.
  let composing = false;
  const finishesSyllable = (event: KeyboardEvent) => composing || event.isComposing || event.keyCode === 229;

  return ({ length, textLimit, onInput, onSend }: ComposerOptions) => {
    const tooLong = length > textLimit;

    function send(event: Event) {
      event.preventDefault();
      const field = fieldOf(event.currentTarget);
      field.focus();
      const text = field.value.trim();
      if (!text || text.length > textLimit) return;
      field.value = '';
      fitHeight(field);
      onInput('');
      onSend(text);
    }

    function sendOnEnter(event: KeyboardEvent) {
      if (event.key !== 'Enter' || event.shiftKey || finishesSyllable(event)) return;
      event.preventDefault();
      (event.currentTarget as HTMLTextAreaElement).form?.requestSubmit();
    }

    return html`
      <form class="composer" @submit=${send}>
        <div class="composer-column">
        <div class="field ${tooLong ? 'field-invalid' : ''}">
          <label class="hidden" for="text">메시지</label>
          <textarea id="text" name="text" rows="1" placeholder="궁금한 것을 적어 주세요" autocomplete="off"
            enterkeyhint="send" aria-describedby="composer-help" aria-invalid=${tooLong}
            @compositionstart=${() => {
              composing = true;
            }}
            @compositionend=${() => {
              composing = false;
            }}
            @input=${({ currentTarget }: Event) => {
              const field = currentTarget as HTMLTextAreaElement;
              fitHeight(field);
              onInput(field.value);
            }}
            @keydown=${sendOnEnter}></textarea>
          <button class="send" aria-label="보내기" title="보내기" ?disabled=${tooLong}>${icons.send}</button>
        </div>
        <div class="composer-foot">
          <p id="composer-help" class="composer-help">
            <kbd>Enter</kbd>로 보내고 <kbd>Shift</kbd>+<kbd>Enter</kbd>로 줄을 바꿔요.
          </p>
          ${
            length >= textLimit * counterFrom
              ? html`<p class="counter ${tooLong ? 'counter-over' : ''}">${length.toLocaleString('ko')} / ${textLimit.toLocaleString('ko')}자</p>`
              : nothing
          }
        </div>
        <p class="composer-error" role="status">${tooLong ? `${(length - textLimit).toLocaleString('ko')}자를 줄이면 보낼 수 있어요.` : ''}</p>
        </div>
      </form>
    `;
  };
}
