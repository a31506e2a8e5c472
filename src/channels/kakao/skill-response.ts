/** The parts of Kakao's SkillResponse 2.0 that are sent. */
export interface SkillResponse {
  version: '2.0';
  template: { outputs: Output[]; quickReplies?: QuickReply[] };
}

export type Output = { simpleText: { text: string } } | { textCard: TextCard } | { listCard: ListCard };

interface TextCard {
  title?: string;
  description?: string;
  buttons?: PhoneButton[];
  buttonLayout?: 'vertical';
}

export interface PhoneButton {
  label: string;
  action: 'phone';
  phoneNumber: string;
}

interface ListCard {
  header: { title: string };
  items: ListItem[];
}

type ListItem = { title: string; description?: string } & Partial<MessageAction>;

export type QuickReply = { label: string } & MessageAction;

/** Pressing sends `messageText` as the person's utterance and `extra` back as `action.clientExtra`. */
export interface MessageAction {
  action: 'message';
  messageText: string;
  extra: unknown;
}

/** Documented limits, in characters and pieces. */
export const limits = {
  outputs: 3,
  quickReplies: 10,
  simpleText: 1000,
  /** Longer texts are folded behind «전체 보기». */
  visibleText: 400,
  cardTitle: 50,
  cardText: 400,
  cardButtons: 3,
  /** Official for buttons; quick replies have no official limit, and third parties use the same. */
  label: 14,
  listItems: 5,
} as const;
