import { figuresIn } from '../conversation/figures.ts';
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
  const known = [...names]
    .filter((name) => /\d/.test(name))
    .sort((left, right) => right.length - left.length);
  return draft.blocks
    .filter((block) => block.type !== 'heading')
    .flatMap(textsOf)
    .map((text) => known.reduce((rest, name) => rest.replaceAll(name, ' '), text))
    .flatMap(figuresIn)
    .filter((figure) => !supported.has(figure));
}

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
    if ((draft.citations ?? []).length === 0) return draft;
    const figures = unsupportedFigures(draft, withFigures);
    if (figures.length === 0) return draft;
    onUnsupported(figures);
    return fallback();
  };
}
