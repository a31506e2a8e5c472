import { html } from 'lit-html';

/** `onConfirm` runs once the dialog has closed. */
export const clearDialog = (onConfirm: () => void) => html`
  <dialog class="dialog" id="clear-dialog" aria-labelledby="clear-title" aria-describedby="clear-text" closedby="any"
    @close=${({ currentTarget }: Event) => {
      if ((currentTarget as HTMLDialogElement).returnValue === 'clear') onConfirm();
    }}>
    <form method="dialog">
      <h2 id="clear-title" class="dialog-title">대화를 지울까요?</h2>
      <p id="clear-text" class="dialog-text">
        이 기기에 남은 대화를 지우고, 서버에 남은 내 정보도 지워 달라고 전해요. 지운 대화는 되돌릴 수 없어요.
      </p>
      <div class="dialog-buttons">
        <button class="button-secondary" value="">취소</button>
        <button class="button-primary" value="clear">지우기</button>
      </div>
    </form>
  </dialog>
`;

export function openClearDialog(): void {
  const dialog = document.querySelector<HTMLDialogElement>('#clear-dialog');
  if (!dialog) return;
  dialog.returnValue = '';
  dialog.showModal();
}
