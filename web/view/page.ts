import { html, type TemplateResult } from 'lit-html';
import type { ChatState } from '../chat/conversation.ts';
import type { Greeting } from '../chat/greeting-client.ts';
import type { TextSize } from '../chat/text-size.ts';
import type { Actions } from './actions.ts';
import { clearDialog, openClearDialog } from './clear-dialog.ts';
import { header } from './header.ts';
import { log } from './log.ts';

export interface PageOptions {
  chat: ChatState;
  greeting: Greeting | undefined;
  assistantName: string;
  textSize: TextSize;
  actions: Actions;
  composer: TemplateResult;
}

export const page = ({ chat, greeting, assistantName, textSize, actions, composer }: PageOptions) => html`
  <a class="skip-link" href="#text">메시지 입력창으로 바로 가기</a>
  ${header({
    assistantName,
    cityName: greeting?.cityName ?? '',
    textSize,
    actions: { ...actions, clear: openClearDialog },
  })}
  <main class="chat">
    ${log({ chat, greeting, assistantName, actions })}
    <p class="connection" role="status">${chat.disconnected ? '연결을 기다리고 있어요. 연결되면 자동으로 보낼게요.' : ''}</p>
    ${composer}
  </main>
  ${clearDialog(() => actions.clear())}
`;
