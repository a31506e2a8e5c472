import { keepRecent } from '../conversation/recent.ts';
import { maskPersonalData } from './mask.ts';

/** A message's text with personal data masked, as it is kept and as it is read. */
export interface MessageText {
  /** As it was typed. */
  typed: string;
  /** With slips of the keyboard put right. */
  text: string;
}

/** How many texts are remembered; one that had to be masked never is. */
const recentTexts = 2_000;

export function createMessageReader(options: {
  repair: (text: string) => string;
  /** Numbers and addresses that are nobody's personal data. */
  isPublic: (text: string) => boolean;
}): (raw: string) => MessageText {
  const mask = (text: string) => maskPersonalData(text, options).text;

  function read(raw: string): MessageText {
    const typed = mask(raw.toWellFormed().normalize('NFC'));
    const repaired = options.repair(typed);
    // An address typed on the wrong keyboard shows only now.
    return { typed, text: repaired === typed ? typed : mask(repaired) };
  }

  return keepRecent(read, {
    keyOf: (raw) => raw,
    limit: recentTexts,
    keepIf: (raw, { typed, text }) => typed === raw && text === raw,
  });
}
