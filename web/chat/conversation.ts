import type { Choice, Payload } from '../../src/conversation/choice.ts';
import type { Reply } from '../../src/conversation/reply.ts';
import type { ChatClient, ChatMessage } from './chat-client.ts';
import { append, type Entry, isPending, type PersonEntry, type Rating } from './entry.ts';
import { createOutbox } from './outbox.ts';
import { createRandomId } from './random-id.ts';
import type { ChatStorage } from './saved-chat.ts';

const erase: Payload = { type: 'command', command: 'forget' };

export interface ChatState {
  entries: readonly Entry[];
  /** The server has the message and is making the reply. */
  typing: boolean;
  /** The last try did not reach the server. */
  disconnected: boolean;
  /** The conversation was cleared here; `done` carries what the server said about its own record. */
  erasure: { step: 'none' | 'under-way' } | { step: 'done'; reply: Reply };
}

export interface Conversation {
  state(): ChatState;
  ask(text: string): void;
  choose(choice: Choice): void;
  rate(turn: string, helpful: boolean): void;
  /** Sends a message again, with the same id. */
  retry(id: string): void;
  clear(): void;
}

interface ConversationDependencies {
  client: ChatClient;
  storage: ChatStorage;
  onChange: (state: ChatState) => void;
}

export function createConversation({ client, storage, onChange }: ConversationDependencies): Conversation {
  let saved = storage.load();
  let state: ChatState = {
    entries: saved.entries,
    typing: false,
    disconnected: false,
    erasure: { step: saved.erasures.length > 0 ? 'under-way' : 'none' },
  };

  function change(changes: Partial<ChatState>) {
    state = { ...state, ...changes };
    if (changes.entries) saved = { ...saved, entries: [...changes.entries] };
    storage.save(saved);
    onChange(state);
  }

  const withEntry = <Kind extends Entry['from']>(
    from: Kind,
    id: string,
    changes: Partial<Extract<Entry, { from: Kind }>>,
  ) =>
    state.entries.map((entry) => (entry.from === from && entry.id === id ? { ...entry, ...changes } : entry));

  const setDelivery = (id: string, delivery: PersonEntry['delivery']) =>
    withEntry('person', id, { delivery });

  const messages = createOutbox({
    client,
    next() {
      const entry = state.entries.find(isPending);
      return entry && toMessage(saved.conversation, entry);
    },
    onSending: ({ id }) => change({ entries: setDelivery(id, 'sending') }),
    onTyping({ conversation }) {
      if (conversation === saved.conversation) change({ typing: true, disconnected: false });
    },
    onDelivery({ conversation, id }, delivery) {
      // A reply to a conversation that was cleared meanwhile belongs to nobody.
      if (conversation !== saved.conversation) return;
      if (delivery.kind === 'reply') {
        const entries = append(setDelivery(id, 'delivered'), {
          from: 'assistant',
          id,
          at: Date.now(),
          reply: delivery.reply,
        });
        change({ entries, typing: false, disconnected: false });
      } else {
        const entries = setDelivery(id, delivery.kind === 'rejected' ? 'rejected' : 'unsent');
        change({ entries, typing: false, disconnected: delivery.kind === 'unreachable' });
      }
    },
  });

  const erasures = createOutbox({
    client,
    next() {
      const [erasure] = saved.erasures;
      return erasure && { ...erasure, payload: erase };
    },
    onSending: () => {},
    onDelivery({ id }, delivery) {
      if (delivery.kind !== 'reply' && delivery.kind !== 'rejected') return;
      saved = { ...saved, erasures: saved.erasures.filter((erasure) => erasure.id !== id) };
      change({
        erasure: delivery.kind === 'reply' ? { step: 'done', reply: delivery.reply } : { step: 'none' },
      });
    },
  });

  function flush() {
    erasures.flush();
    messages.flush();
  }

  function send(text: string, payload?: Payload) {
    const entry: PersonEntry = {
      from: 'person',
      id: createRandomId(),
      at: Date.now(),
      text,
      ...(payload && { payload }),
      delivery: 'waiting',
    };
    change({
      entries: append(state.entries, entry),
      ...(state.erasure.step === 'done' && { erasure: { step: 'none' } }),
    });
    flush();
  }

  async function rate(turn: string, helpful: boolean) {
    const entry = state.entries.find(({ from, id }) => from === 'assistant' && id === turn);
    const before = entry?.from === 'assistant' ? entry.rating : undefined;
    if (before?.delivery === 'sending' || (before?.delivery === 'delivered' && before.helpful === helpful))
      return;

    const { conversation } = saved;
    const rating: Rating = { id: createRandomId(), helpful, delivery: 'sending' };
    const mark = (changes: Partial<Rating>) =>
      withEntry('assistant', turn, { rating: { ...rating, ...changes } });
    change({ entries: mark({}) });
    const delivery = await client.deliver({
      conversation,
      id: rating.id,
      payload: { type: 'rate', helpful, turn },
    });
    if (conversation !== saved.conversation) return;
    if (delivery.kind !== 'reply') return change({ entries: mark({ delivery: 'failed' }) });
    const { reply } = delivery;
    if (isThanksOnly(reply)) {
      return change({ entries: mark({ delivery: 'delivered', thanks: plainText(reply) }) });
    }
    const entries = mark({ delivery: 'delivered' });
    change({ entries: append(entries, { from: 'assistant', id: rating.id, at: Date.now(), reply }) });
  }

  function clear() {
    const erasure = { conversation: saved.conversation, id: createRandomId() };
    saved = {
      ...saved,
      conversation: createRandomId(),
      erasures: [...saved.erasures, erasure],
    };
    change({ entries: [], typing: false, erasure: { step: 'under-way' } });
    flush();
  }

  storage.watch(() => {
    if (messages.isBusy() || erasures.isBusy()) return;
    saved = storage.load();
    state = { ...state, entries: saved.entries };
    onChange(state);
  });
  addEventListener('online', flush);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') flush();
  });
  flush();

  return {
    state: () => state,
    ask: (text) => send(text),
    choose: ({ label, payload }) => send(label, payload),
    rate: (turn, helpful) => void rate(turn, helpful),
    retry(id) {
      if (messages.isBusy()) return;
      change({ entries: setDelivery(id, 'waiting') });
      flush();
    },
    clear,
  };
}

const toMessage = (conversation: string, { id, text, payload }: PersonEntry): ChatMessage =>
  payload ? { conversation, id, payload } : { conversation, id, text };

/** Nothing to answer or press: it fits beside the buttons and needs no message of its own. */
const isThanksOnly = ({ outcome, choices, blocks }: Reply) =>
  outcome === 'recorded' && choices.length === 0 && blocks.every(({ type }) => type === 'text');

export const plainText = ({ blocks }: Reply) =>
  blocks.flatMap((block) => ('text' in block ? [block.text] : [])).join('\n');
