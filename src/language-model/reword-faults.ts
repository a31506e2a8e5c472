import { figuresIn, foldFigures, joinedFiguresIn, keepsAll, keepsOrder, restsOn } from './figures.ts';
import { unknownNamesIn } from './names.ts';
import { type DraftPassage, type RewordedSentence, splitSentences } from './reword-passages.ts';
import {
  addedClaims,
  pastTense,
  promises,
  qualifyingWords,
  turningWords,
  writtenNumbers,
} from './wording.ts';

// Chosen by hand on the sentences of the tests, not measured on a model.
const longest = 1.6;
const leastShared = { ofSentence: 0.4, ofPassage: 0.5 };

interface Pair {
  /** What was written. */
  text: string;
  /** What it must rest on. */
  source: string;
  /** Everything a name may come from: all passages and the question. */
  known: string;
}

type Check = [fault: string, holds: (pair: Pair) => boolean];

const squeeze = (text: string) => foldFigures(text).replace(/\s/g, '');
const matches = (text: string, words: RegExp) => text.match(words)?.length ?? 0;

/** Each reworded sentence against the passages that it names. */
const sentenceChecks: Check[] = [
  ['link', ({ text }) => !/https?:|www\.|[\w-]\.[a-z]{2,}|@|\]\(|<\/?[a-z]/i.test(text)],
  [
    'foreign',
    ({ text, source }) => foreignWordsIn(text).every((word) => foreignWordsIn(source).includes(word)),
  ],
  [
    'characters',
    ({ text, source }) =>
      [...text].every(
        (one) => /[가-힣0-9 .,!%~()·:'"‘’“”「」-]/.test(one) || (/\S/.test(one) && source.includes(one)),
      ),
  ],
  [
    'ending',
    ({ text }) =>
      splitSentences(text).every((sentence) => /(?<![필중주수])요(?: ?\([^()]*\))?[.!]$/.test(sentence)),
  ],
  ['promise', ({ text, source }) => addsNone(promises, text, source)],
  [
    'figure-added',
    ({ text, source }) =>
      figuresIn(text).every((figure) => figuresIn(source).some((other) => restsOn(figure, other))),
  ],
  [
    'joined-figure-added',
    ({ text, source }) => joinedFiguresIn(text).every((figure) => joinedFiguresIn(source).includes(figure)),
  ],
  ['written-number-added', ({ text, source }) => addsNone(writtenNumbers, text, source)],
  ['figure-order', ({ text, source }) => keepsOrder(figuresIn(text), figuresIn(source))],
  [
    'turning-word-added',
    ({ text, source }) => turningWords.every((words) => matches(text, words) <= matches(source, words)),
  ],
  ['claim-added', ({ text, source }) => addsNone(addedClaims, text, source)],
  ['past-added', ({ text, source }) => !pastTense.test(text) || pastTense.test(source)],
  ['name-added', ({ text, known }) => unknownNamesIn(text, known).length === 0],
  ['off-topic', ({ text, source }) => sharedWords(text, source) >= leastShared.ofSentence],
];

/** All sentences that name a passage against that passage. */
const passageChecks: Check[] = [
  ['passage-lost', ({ text }) => text !== ''],
  ['figure-lost', ({ text, source }) => keepsAll(figuresIn(text), figuresIn(source))],
  [
    'joined-figure-lost',
    ({ text, source }) => joinedFiguresIn(source).every((figure) => joinedFiguresIn(text).includes(figure)),
  ],
  [
    'turning-word-lost',
    ({ text, source }) => turningWords.every((words) => matches(text, words) >= matches(source, words)),
  ],
  [
    'qualifier-lost',
    ({ text, source }) => qualifyingWords.every((words) => matches(text, words) >= matches(source, words)),
  ],
  ['past-lost', ({ text, source }) => !pastTense.test(source) || pastTense.test(text)],
  [
    'foreign-word-lost',
    ({ text, source }) => foreignWordsIn(source).every((word) => foreignWordsIn(text).includes(word)),
  ],
  ['content-lost', ({ text, source }) => sharedWords(source, text) >= leastShared.ofPassage],
];

/**
 * What is wrong with a rewording, or undefined when nothing is: the name of the check and the number of the
 * sentence or passage, never their words.
 */
export function rewordFault(
  sentences: RewordedSentence[],
  passages: DraftPassage[],
  question: string,
): string | undefined {
  if (sentences.length === 0) return 'no-sentences';
  const placed = placementFault(sentences, passages);
  if (placed !== undefined) return placed;
  const lengthOf = (texts: { text: string }[]) => texts.reduce((sum, { text }) => sum + text.length, 0);
  if (lengthOf(sentences) > longest * lengthOf(passages)) return 'too-long';
  const known = [...passages.map(({ text }) => text), question].join('\n');

  for (const [index, sentence] of sentences.entries()) {
    const cited = passages.filter(({ number }) => sentence.passages.includes(number));
    const fault = firstFault(sentenceChecks, { text: sentence.text, source: textOf(cited), known });
    if (fault !== undefined) return `${fault}: sentence ${index + 1}`;
  }
  for (const { number, text: source } of passages) {
    const citing = sentences.filter((sentence) => sentence.passages.includes(number));
    const fault = firstFault(passageChecks, { text: textOf(citing), source, known });
    if (fault !== undefined) return `${fault}: passage ${number}`;
  }
  return undefined;
}

/** What is wrong with one sentence that rests on `source` alone; undefined when nothing is. */
export function sentenceFault(text: string, source: string, known: string): string | undefined {
  if (text === '') return 'empty';
  if (text.length > longest * source.length) return 'too-long';
  return firstFault([...sentenceChecks, ...passageChecks], { text, source, known });
}

function firstFault(checks: Check[], pair: Pair): string | undefined {
  return checks.find(([, holds]) => !holds(pair))?.[0];
}

/** Sentences must name passages that exist, in their order, and never join what a notice separates. */
function placementFault(sentences: RewordedSentence[], passages: DraftPassage[]): string | undefined {
  let reached = 0;
  for (const [index, { text, passages: numbers }] of sentences.entries()) {
    if (text.trim() === '') return `empty: sentence ${index + 1}`;
    const named = numbers.map((number) => passages[number - 1]);
    if (named.length === 0 || named.includes(undefined)) return `unknown-passage: sentence ${index + 1}`;
    const first = Math.min(...numbers);
    if (first < reached) return `order: sentence ${index + 1}`;
    if (new Set(named.map((passage) => passage?.stretch)).size > 1) return `joined: sentence ${index + 1}`;
    reached = first;
  }
  return undefined;
}

function textOf(parts: { text: string }[]): string {
  return parts.map(({ text }) => text).join('\n');
}

/** True when every such word of the text stands in the source. */
function addsNone(lists: RegExp[], text: string, source: string): boolean {
  const there = squeeze(source);
  return lists.every((words) => (text.match(words) ?? []).every((found) => there.includes(squeeze(found))));
}

function foreignWordsIn(text: string): string[] {
  return (text.match(/\p{L}+/gu) ?? [])
    .flatMap((word) => word.split(/[가-힣]+/))
    .filter((word) => word !== '');
}

/** Share of the words of a text, 0 to 1, whose beginning stands in another; endings and particles differ. */
function sharedWords(text: string, other: string): number {
  const words = foldFigures(text).match(/[\p{L}\p{N}]{2,}/gu) ?? [];
  if (words.length === 0) return 1;
  const there = squeeze(other);
  return words.filter((word) => there.includes(word.slice(0, 2))).length / words.length;
}
