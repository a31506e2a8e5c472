const gap = 12;

/** Brings the last question to the top, or the end into view when everything after it fits. */
export function showLastTurn(log: HTMLElement, behavior: ScrollBehavior): void {
  const questions = log.querySelectorAll<HTMLElement>('.person');
  const last = questions[questions.length - 1];
  if (last) log.scrollTo({ top: last.offsetTop - gap, behavior });
}

export const calmBehavior = (): ScrollBehavior =>
  matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth';
