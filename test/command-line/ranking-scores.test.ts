import { expect, test } from 'vitest';
import { quantile } from '../../src/command-line/quantile.ts';
import { meanScores, scoresOf } from '../../src/command-line/ranking-scores.ts';

const grades = new Map([
  ['a', 2],
  ['b', 1],
]);

test('the first right document counts by its place', () => {
  expect(scoresOf(['a', 'x'], new Map([['a', 1]]))).toEqual({
    hitAt1: 1,
    hitAt5: 1,
    mrrAt10: 1,
    ndcgAt10: 1,
  });
  expect(scoresOf(['x', 'y', 'b'], grades)).toMatchObject({ hitAt1: 0, hitAt5: 1, mrrAt10: 1 / 3 });
  expect(scoresOf([...'123456789', 'a'], grades)).toMatchObject({ hitAt5: 0, mrrAt10: 0.1 });
  expect(scoresOf([...'1234567890', 'a'], grades)).toEqual({ hitAt1: 0, hitAt5: 0, mrrAt10: 0, ndcgAt10: 0 });
});

test('the gain is that of the grades, beside the best order', () => {
  expect(scoresOf(['a', 'b'], grades).ndcgAt10).toBe(1);
  expect(scoresOf(['b', 'a'], grades).ndcgAt10).toBeCloseTo(
    (1 + 2 / Math.log2(3)) / (2 + 1 / Math.log2(3)),
    10,
  );
});

test('means and quantiles', () => {
  const rows = [scoresOf(['a'], grades), scoresOf(['x'], grades)];
  expect(meanScores(rows).hitAt1).toBe(0.5);
  expect(meanScores([])).toEqual({ hitAt1: 0, hitAt5: 0, mrrAt10: 0, ndcgAt10: 0 });
  expect([quantile([3, 1, 2], 0.5), quantile([3, 1, 2], 0.99), quantile([], 0.5)]).toEqual([2, 3, 0]);
});
