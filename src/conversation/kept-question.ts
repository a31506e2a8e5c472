/** In characters: whoever tells more tells of himself, and what is missing is said by then. */
const longestKept = 300;

/** The masked text of a question as it is kept where it got no answer. */
export function keptQuestion(text: string): string {
  return [...text].slice(0, longestKept).join('').trim();
}
