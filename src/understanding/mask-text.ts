import type { Mention } from '../conversation/entities.ts';
import { normalise } from '../conversation/text.ts';

/** A text as the classifiers see it: names marked, figures alike, normalised. */
export function maskForClassifier(text: string, mentions: Mention[]): string {
  let masked = '';
  let position = 0;
  for (const mention of [...mentions].sort((left, right) => left.start - right.start)) {
    if (mention.start < position) continue;
    // The name stays beside a placeholder: the placeholder generalises, the name still informs.
    masked += `${text.slice(position, mention.start)} ㉠${text.slice(mention.start, mention.end)}`;
    position = mention.end;
  }
  masked += text.slice(position);
  return normalise(masked.replace(/\d+/g, '0'));
}
