import type { IncomingMessage } from '../../conversation/message.ts';
import { simpleText } from './cards.ts';
import type { Incoming } from './incoming.ts';
import type { Again } from './skill-payload.ts';
import type { QuickReply, SkillResponse } from './skill-response.ts';

const longestText = 1000;

/** Sends the same message once more: its id fetches the kept reply, its text answers if none was kept. */
export function againReply(label: string, message: IncomingMessage, page: number): QuickReply {
  const again: Again = {
    id: message.id,
    text: message.text.slice(0, longestText).toWellFormed(),
    ...(message.payload && { payload: message.payload }),
    ...(page > 0 && { page }),
  };
  return { label, action: 'message', messageText: label, extra: { again } };
}

export function waitingResponse({ message, page }: Incoming): SkillResponse {
  const label = '결과 보기';
  return respond(
    `답을 준비하고 있어요. 조금 더 걸려요.\n잠시 뒤에 아래의 ‘${label}’를 눌러 주세요.`,
    label,
    message,
    page,
  );
}

export function failedResponse({ message, page }: Incoming): SkillResponse {
  const label = '다시 시도';
  return respond(
    `죄송해요. 지금은 답을 드리지 못했어요.\n잠시 뒤에 아래의 ‘${label}’를 눌러 주세요.`,
    label,
    message,
    page,
  );
}

function respond(text: string, label: string, message: IncomingMessage, page: number): SkillResponse {
  return {
    version: '2.0',
    template: { outputs: [simpleText(text)], quickReplies: [againReply(label, message, page)] },
  };
}
