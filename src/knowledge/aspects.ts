import { squeeze } from '../conversation/text.ts';
import type { AspectData } from './load.ts';
import type { Aspect } from './schema.ts';

export interface AspectMatch {
  aspect: Aspect;
  /** The cue that gave it away; a longer one says more. */
  cue: string;
  /** A cue that says it outright; a mere hint is common in other questions too. */
  firm: boolean;
}

export interface AspectFinder {
  /** What the question is about, in the order of the question; a cue inside a longer one does not count. */
  find(question: string): AspectMatch[];
  label(aspect: Aspect): string;
  /** Aspects whose facts may answer when there is none of the one asked for. */
  near(aspect: Aspect): Aspect[];
}

export function createAspectFinder(aspects: Omit<AspectData, 'labels' | 'expected'>[]): AspectFinder {
  const cues = aspects
    .flatMap(({ id, cues: list, foreign, hints }) => [
      ...[...list, ...foreign].map((cue) => ({ aspect: id, cue: squeeze(cue), firm: true })),
      ...hints.map((cue) => ({ aspect: id, cue: squeeze(cue), firm: false })),
    ])
    .sort((left, right) => right.cue.length - left.cue.length);
  const aloneOf = new Map(
    aspects.flatMap(({ id, alone }) => alone.map((cue) => [squeeze(cue), id] as const)),
  );
  const nearOf = new Map(aspects.map(({ id, near }) => [id, near]));
  const labels = new Map(aspects.map(({ id, label }) => [id, label]));
  return {
    find(question) {
      const text = squeeze(question);
      const alone = aloneOf.get(text);
      if (alone !== undefined) return [{ aspect: alone, cue: text, firm: true }];
      const found: (AspectMatch & { at: number })[] = [];
      for (const { aspect, cue, firm } of cues) {
        const at = text.indexOf(cue);
        if (at >= 0) {
          if (!found.some((match) => match.aspect === aspect)) found.push({ aspect, cue, firm, at });
        }
      }
      const longest = found.filter(
        (match) =>
          !found.some(
            (other) =>
              other !== match &&
              other.cue.length > match.cue.length &&
              other.at <= match.at &&
              other.at + other.cue.length >= match.at + match.cue.length,
          ),
      );
      return longest
        .sort((left, right) => left.at - right.at)
        .map(({ aspect, cue, firm }) => ({ aspect, cue, firm }));
    },
    near: (aspect) => nearOf.get(aspect) ?? [],
    label: (aspect) => labels.get(aspect) ?? aspect,
  };
}
