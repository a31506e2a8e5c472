import type { BirthEntity } from '../conversation/entities.ts';
import { keepRecent } from '../conversation/recent.ts';
import { maskPersonalData } from './mask.ts';

/** A message's text with personal data masked, as it is kept and as it is read. */
export interface MessageText {
  /** As it was typed. */
  typed: string;
  /** With its slips put right. */
  text: string;
  /** Dates of birth known to the month or day, which the texts don't show: for the turn, never to be kept. */
  fullBirths: BirthEntity[];
}

/** How many texts are remembered; one that had to be masked never is. */
const recentTexts = 2_000;

export function createMessageReader(options: {
  repair: (text: string) => string;
  /** Numbers and addresses that are nobody's personal data. */
  isPublic: (text: string) => boolean;
  findBirths: (text: string, today: string) => BirthEntity[];
}): (raw: string, today: string) => MessageText {
  interface Written {
    raw: string;
    /** YYYY-MM-DD: it settles which two digits are a year of birth. */
    today: string;
  }

  function read({ raw, today }: Written): MessageText {
    const findBirths = (text: string) => options.findBirths(text, today);
    const mask = (text: string) => maskPersonalData(text, { ...options, findBirths }).text;
    const shown = raw.toWellFormed().normalize('NFC');
    const typed = mask(shown);
    const repaired = options.repair(typed);
    return {
      typed,
      // An address typed on the wrong keyboard shows only now.
      text: repaired === typed ? typed : mask(repaired),
      fullBirths: findBirths(shown).filter(({ date }) => date.length > 'YYYY'.length),
    };
  }

  const readRecent = keepRecent(read, {
    keyOf: ({ raw, today }) => `${today}\n${raw}`,
    limit: recentTexts,
    keepIf: ({ raw }, { typed, text }) => typed === raw && text === raw,
  });
  return (raw, today) => readRecent({ raw, today });
}
