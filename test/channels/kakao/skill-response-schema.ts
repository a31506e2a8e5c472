import { z } from 'zod';

// Kakao's documented limits of SkillResponse 2.0 (protocol facts, 1.3) for every component, whether
// we send it or not, so that a new kind of card is checked from its first day.

const line = (limit: number) =>
  z
    .string()
    .min(1)
    .max(limit)
    .refine((text) => text.trim() !== '', 'blank')
    .refine((text) => text.isWellFormed(), 'lone surrogate');
const anyLine = line(10_000);
const url = z.url({ protocol: /^https?$/ });
const extra = z.record(z.string(), z.unknown()).optional();

const label = line(14);
const button = z.discriminatedUnion('action', [
  z.strictObject({ label, action: z.literal('webLink'), webLinkUrl: url, extra }),
  z.strictObject({ label, action: z.literal('message'), messageText: anyLine, extra }),
  z.strictObject({
    label,
    action: z.literal('phone'),
    phoneNumber: z.string().regex(/^\+?\d{2,15}$/),
    extra,
  }),
  z.strictObject({
    label,
    action: z.literal('block'),
    blockId: anyLine,
    messageText: anyLine.optional(),
    extra,
  }),
  z.strictObject({ label, action: z.literal('share'), extra }),
  z.strictObject({ label, action: z.literal('operator'), extra }),
]);

const buttons = {
  buttons: z.array(button).min(1).max(3).optional(),
  buttonLayout: z.enum(['vertical', 'horizontal']).optional(),
};

interface WithButtons {
  buttons?: { label: string }[] | undefined;
  buttonLayout?: string | undefined;
}

const horizontalFits = ({ buttons: row = [], buttonLayout }: WithButtons) =>
  buttonLayout !== 'horizontal' ||
  (row.length <= 2 && (row.length < 2 || row.every((item) => item.label.length <= 8)));

const link = z.strictObject({ pc: url.optional(), mobile: url.optional(), web: url.optional() });
const thumbnail = z.strictObject({
  imageUrl: url,
  altText: line(50).optional(),
  link: link.optional(),
  fixedRatio: z.boolean().optional(),
});

const simpleText = z.strictObject({ text: line(1000) });
const simpleImage = z.strictObject({ imageUrl: url, altText: line(50).optional() });

const textCardOf = (descriptionLimit: number) =>
  z
    .strictObject({ title: line(50).optional(), description: line(descriptionLimit).optional(), ...buttons })
    .refine(
      ({ title, description }) => title !== undefined || description !== undefined,
      'title or description',
    )
    .refine(({ title = '', description = '' }) => title.length + description.length <= 400, 'longer than 400')
    .refine(horizontalFits, 'too much for a horizontal layout');

const basicCard = z
  .strictObject({ title: line(50).optional(), description: line(230).optional(), thumbnail, ...buttons })
  .refine(horizontalFits, 'too much for a horizontal layout');

const listItem = z
  .strictObject({
    title: anyLine,
    description: anyLine.optional(),
    imageUrl: url.optional(),
    link: link.optional(),
    action: z.enum(['block', 'message']).optional(),
    blockId: anyLine.optional(),
    messageText: anyLine.optional(),
    extra,
  })
  .refine(({ action, messageText }) => action !== 'message' || messageText !== undefined, 'messageText')
  .refine(({ action, blockId }) => action !== 'block' || blockId !== undefined, 'blockId');

const listCardOf = (items: number) =>
  z
    .strictObject({
      header: z.strictObject({ title: anyLine }),
      items: z.array(listItem).min(1).max(items),
      ...buttons,
    })
    .refine(horizontalFits, 'too much for a horizontal layout');

const carousel = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('basicCard'), items: z.array(basicCard).min(1).max(10) }),
  z.strictObject({ type: z.literal('textCard'), items: z.array(textCardOf(128)).min(1).max(10) }),
  z.strictObject({ type: z.literal('listCard'), items: z.array(listCardOf(4)).min(1).max(5) }),
]);

const output = z.union([
  z.strictObject({ simpleText }),
  z.strictObject({ simpleImage }),
  z.strictObject({ textCard: textCardOf(400) }),
  z.strictObject({ basicCard }),
  z.strictObject({ listCard: listCardOf(5) }),
  z.strictObject({ carousel }),
]);

const quickReply = z.discriminatedUnion('action', [
  z.strictObject({ label, action: z.literal('message'), messageText: anyLine, extra }),
  z.strictObject({
    label,
    action: z.literal('block'),
    messageText: anyLine.optional(),
    blockId: anyLine,
    extra,
  }),
]);

export const skillResponseSchema = z.strictObject({
  version: z.literal('2.0'),
  template: z.strictObject({
    outputs: z.array(output).min(1).max(3),
    quickReplies: z.array(quickReply).max(10).optional(),
  }),
  context: z
    .strictObject({
      values: z.array(
        z.strictObject({
          name: anyLine,
          lifeSpan: z.int().min(0),
          ttl: z.int().optional(),
          params: z.record(z.string(), z.string()).optional(),
        }),
      ),
    })
    .optional(),
  data: z.record(z.string(), z.unknown()).optional(),
});

/** Everything a reader of the response sees in its bubbles, a string per output. */
export function visibleTexts(response: z.infer<typeof skillResponseSchema>): string[] {
  return response.template.outputs.map((item) => {
    if ('simpleText' in item) return item.simpleText.text;
    if ('textCard' in item)
      return [item.textCard.title, item.textCard.description].filter(Boolean).join('\n');
    if ('listCard' in item) {
      const { header, items } = item.listCard;
      return [header.title, ...items.flatMap(({ title, description }) => [title, description ?? ''])].join(
        '\n',
      );
    }
    throw new Error(`no reader for ${Object.keys(item)}`);
  });
}
