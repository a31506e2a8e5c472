import { z } from 'zod';

const words = z.array(z.string().min(1));

/** The lists that searching in texts rests on: `knowledge/search-words.yaml`. */
export const searchWordsSchema = z.strictObject({
  /** What questions say without telling their subject. */
  asking: z.strictObject({
    /** Left out wherever they stand, spaces apart. */
    anywhere: words,
    /** Left out where they are a whole word. */
    words,
    /** Left out where they are a noun or a part of one. */
    nouns: words,
  }),
  /** Words for the same thing, a thing a line. */
  same: z.array(words.min(2)),
  /** What people say for what documents call otherwise. */
  means: z.array(z.strictObject({ say: words.min(1), find: words.min(1) })),
  /** Words that tell whom something is for, a group a line. */
  groups: z.array(words.min(1)),
});
export type SearchWords = z.infer<typeof searchWordsSchema>;
