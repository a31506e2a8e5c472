import { createHash } from 'node:crypto';
import { squeeze } from '../../conversation/text.ts';
import { bigrams } from '../bigrams.ts';
import { passageId } from '../passages.ts';
import { withoutMark } from './infer-headings.ts';
import { currentPassages, type ImportedPassage, type PassageDraft } from './passage.ts';

/** Dice coefficient of syllable pairs from which two texts are the same passage, reworded or with new figures. */
const nearEnough = 0.7;
/** Shorter texts have too few pairs to compare. */
const shortestCompared = 10;
/** Comparisons in all: of a long document that changed throughout, only passages near in order are compared. */
const mostComparisons = 200_000;
/** Characters of a passage that are compared. */
const comparedCharacters = 600;

const pathKey = ({ path }: PassageDraft) => path.map((part) => squeeze(withoutMark(part))).join('/');
const textKey = ({ kind, text }: PassageDraft) => `${kind}:${squeeze(withoutMark(text))}`;
const placeKey = (passage: PassageDraft) => `${pathKey(passage)}:${textKey(passage)}`;

/** The text with its figures taken out: «접수 기간: 3월 2일까지» and «… 9일까지» are the same line. */
function withoutFigures({ text, figures }: PassageDraft): string {
  const ends = [0, ...figures.map(({ end }) => end)];
  return ends.map((end, index) => text.slice(end, figures[index]?.start)).join(' ');
}

function pairsOf(text: string): Set<string> {
  return new Set(bigrams(squeeze(text.slice(0, comparedCharacters))).filter((pair) => pair.length === 2));
}

function likeness(left: Set<string>, right: Set<string>): number {
  const [least, most] = [Math.min(left.size, right.size), Math.max(left.size, right.size)];
  // Even if all of the shorter one were shared.
  if ((2 * least) / (least + most) < nearEnough) return 0;
  let shared = 0;
  for (const pair of left) if (right.has(pair)) shared += 1;
  return left.size + right.size === 0 ? 0 : (2 * shared) / (left.size + right.size);
}

/**
 * Gives each passage its id: that of the same passage of an earlier import (same text under the same headings, then
 * the same text elsewhere, then nearly the same text), else one made of its headings and text. Earlier passages that
 * are gone are returned as retired, so that whoever cited them can still open them.
 */
export function assignIds(
  document: string,
  drafts: PassageDraft[],
  { earlier, now }: { earlier: ImportedPassage[]; now: string },
): ImportedPassage[] {
  const ids = new Map<PassageDraft, string>();
  const free = new Set(earlier);
  const take = (draft: PassageDraft, passage: ImportedPassage) => {
    ids.set(draft, passage.id);
    free.delete(passage);
  };
  const missing = () => drafts.filter((draft) => !ids.has(draft));

  for (const keyOf of [placeKey, textKey]) {
    const known = Map.groupBy(free, keyOf);
    for (const draft of missing()) {
      const same = known.get(keyOf(draft))?.shift();
      if (same !== undefined) take(draft, same);
    }
  }

  for (const { draft, passage } of nearPairs(missing(), [...free])) {
    if (!ids.has(draft) && free.has(passage)) take(draft, passage);
  }

  const taken = new Set(earlier.map(({ id }) => id));
  const copies = new Map<string, number>();
  const passages = drafts.map((draft) => {
    const id = ids.get(draft) ?? newId(document, placeKey(draft), { taken, copies });
    taken.add(id);
    return { id, ...draft };
  });
  const retired = [...free].map((passage) => ({ ...passage, retired: passage.retired ?? now }));
  return [...passages, ...retired];
}

function nearPairs(drafts: PassageDraft[], earlier: ImportedPassage[]) {
  const comparable = (passage: PassageDraft) => squeeze(passage.text).length >= shortestCompared;
  const describe = <Some extends PassageDraft>(passages: Some[]) =>
    passages.filter(comparable).map((passage) => ({
      passage,
      pairs: pairsOf(passage.text),
      wording: pairsOf(withoutFigures(passage)),
      path: pathKey(passage),
    }));
  const [fresh, old] = [describe(drafts), describe(currentPassages(earlier))];
  const reach = Math.ceil(mostComparisons / Math.max(1, fresh.length) / 2);
  const found: { draft: PassageDraft; passage: ImportedPassage; score: number }[] = [];
  for (const [index, left] of fresh.entries()) {
    const middle = Math.round((index / fresh.length) * old.length);
    for (const right of old.slice(Math.max(0, middle - reach), middle + reach)) {
      if (left.passage.kind !== right.passage.kind) continue;
      const samePath = left.path === right.path;
      const whole = likeness(left.pairs, right.pairs);
      const score = samePath ? Math.max(whole, likeness(left.wording, right.wording)) : whole;
      // Of two equally like ones, the one under the same headings.
      if (score >= nearEnough)
        found.push({ draft: left.passage, passage: right.passage, score: score + (samePath ? 0.01 : 0) });
    }
  }
  return found.sort((left, right) => right.score - left.score);
}

/** `copies`: how often a place was met, so that equal passages are counted and not tried one after the other. */
function newId(
  document: string,
  place: string,
  { taken, copies }: { taken: Set<string>; copies: Map<string, number> },
): string {
  for (;;) {
    const copy = copies.get(place) ?? 0;
    copies.set(place, copy + 1);
    const hash = createHash('sha256').update(`${place}:${copy}`).digest('hex').slice(0, 10);
    const id = passageId(document, `p-${hash}`);
    if (!taken.has(id)) return id;
  }
}
