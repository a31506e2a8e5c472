import type { Handler } from '../../conversation/step.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';

// Names of languages as people write them, and letters that only one of them uses.
const signs: [string, RegExp][] = [
  ['ko', /한국어|한국말|한글|우리말|korean/iu],
  ['vi', /베트남|tiếng việt|vietnam|[ăđơưạảấầẩẫậắằẳẵặẹẻẽềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/iu],
  ['zh', /중국|中文|汉语|漢語|chinese|[\u4e00-\u9fff]{2}/iu],
  ['th', /태국|타이|thai|[\u0e00-\u0e7f]/iu],
  ['uz', /우즈벡|우즈베크|o['‘’]zbek|uzbek/iu],
  ['mn', /몽골|монгол|mongol/iu],
  ['ru', /러시아|노어|по-русски|russian|[\u0400-\u04ff]{3}/iu],
  ['tl', /필리핀|따갈로그|타갈로그|tagalog|filipino/iu],
  ['en', /영어|잉글리|english|[a-z]{3}/iu],
];

/** Says in the person's language what can be done and whom to call; answers stay Korean for now. */
export function createChangeLanguage({ knowledge }: { knowledge: Knowledge }): Handler {
  return (turn, intent) => {
    const language = signs.find(([, sign]) => sign.test(turn.text))?.[0] ?? 'other';
    return {
      draft: {
        outcome: language === 'ko' ? 'answered' : 'partly-answered',
        citations: intent.askAt.flatMap((id) => knowledge.contact(id, turn.asOf)?.citation ?? []),
        blocks: [{ type: 'text', text: intent.replies[language] ?? (intent.replies.other as string) }],
      },
      session: { language: language === 'other' ? 'ko' : language },
    };
  };
}
