import { homeLanguage, otherLanguage } from '../../conversation/language.ts';
import type { Handler } from '../../conversation/step.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Language } from '../../knowledge/load.ts';

/** Remembers the language that was asked for, or that the request is written in. */
export function createChangeLanguage({ knowledge }: { knowledge: Knowledge }): Handler {
  const { languages } = knowledge.data;
  const known = languages
    .filter(({ id }) => id !== homeLanguage)
    .map(({ names }) => names[0])
    .join(', ');
  return (turn, intent) => {
    const language = askedLanguage(turn.text, languages) ?? writtenLanguage(turn.text, turn.understanding());
    const reply = language === undefined ? 'unknown' : language === homeLanguage ? homeLanguage : 'default';
    return {
      draft: {
        outcome: language === homeLanguage ? 'answered' : 'partly-answered',
        blocks: [{ type: 'text', text: (intent.replies[reply] as string).replace('{languages}', known) }],
      },
      ...(language === undefined ? {} : { session: { language } }),
    };
  };
}

/** The language a text names; of several the last one. */
function askedLanguage(text: string, languages: Language[]): string | undefined {
  const folded = fold(text);
  const asksFor = ({ asked }: Language) => asked.some((phrase) => folded.includes(fold(phrase)));
  const asked = languages.find(asksFor);
  if (asked !== undefined) return asked.id;
  return (
    languages
      // Whoever only names Korean finds it hard.
      .filter(({ id }) => id !== homeLanguage)
      .map(({ id, names }) => ({
        id,
        place: Math.max(...names.map((name) => folded.lastIndexOf(fold(name)))),
      }))
      .filter(({ place }) => place >= 0)
      .sort((left, right) => right.place - left.place)[0]?.id
  );
}

function writtenLanguage(text: string, { language }: { language: string }): string | undefined {
  if (language !== homeLanguage) return language;
  return /\p{Script=Hangul}/u.test(text) ? undefined : otherLanguage;
}

function fold(text: string): string {
  return text.normalize('NFC').toLowerCase();
}
