import { figuresIn } from '../conversation/figures.ts';
import type { Outcome } from '../conversation/outcome.ts';
import type { Block, Draft } from '../conversation/reply.ts';

function textsOf(block: Block): string[] {
  switch (block.type) {
    case 'list':
      return block.items.flatMap((item) => [item.title, item.text ?? '']);
    case 'phone':
      return [block.number, block.note ?? ''];
    default:
      return [block.text];
  }
}

/**
 * The figures of a reply that stand in none of its citations. Names of documents may carry figures of
 * their own (4차산업혁명); they are given in `names` and left out of account.
 */
export function unsupportedFigures(
  draft: Pick<Draft, 'blocks' | 'citations'>,
  names: Iterable<string>,
): string[] {
  const supported = new Set<string>();
  for (const citation of draft.citations ?? []) {
    for (const text of [citation.text, citation.title, citation.published ?? '', citation.asOf ?? '']) {
      for (const figure of figuresIn(text)) supported.add(figure);
    }
  }
  const isSupported = (figure: string) => supported.has(figure);
  const texts = draft.blocks.filter((block) => block.type !== 'heading').flatMap(textsOf);
  const doubtful = texts.filter((text) => !figuresIn(text).every(isSupported));
  if (doubtful.length === 0) return [];
  const known = [...names].sort((left, right) => right.length - left.length);
  return doubtful
    .map((text) => known.reduce((rest, name) => rest.replaceAll(name, ' '), text))
    .flatMap(figuresIn)
    .filter((figure) => !isSupported(figure));
}

// Replies that state something from the documents; the others are fixed texts.
const checkedOutcomes = new Set<Outcome>([
  'answered',
  'partly-answered',
  'not-stated',
  'completed',
  'handed-off',
]);

export interface OutputGuardOptions {
  names: string[];
  onUnsupported: (figures: string[]) => void;
  /** What is said instead of a draft that can't be shown. */
  fallback: () => Draft;
}

/** Lets a drafted answer pass only if every figure in it stands in a cited passage. */
export function createOutputGuard({
  names,
  onUnsupported,
  fallback,
}: OutputGuardOptions): (draft: Draft) => Draft {
  const withFigures = names.filter((name) => /\d/.test(name));
  return (draft) => {
    if (!checkedOutcomes.has(draft.outcome)) return draft;
    const figures = unsupportedFigures(draft, withFigures);
    if (figures.length === 0) return draft;
    onUnsupported(figures);
    return fallback();
  };
}
