import type { Choice } from '../../conversation/choice.ts';
import type { Handler } from '../../conversation/step.ts';
import { withParticle } from '../../knowledge/particles.ts';

/**
 * Greetings, help, small talk and what lies outside: texts of the intent's own file, one per
 * variant. `{city}` stands for another city that the message names.
 */
export function createFixedReply(options: { menu: Choice[] }): Handler {
  return (turn, intent) => {
    const { variant, intent: understood, entities } = turn.understanding();
    const named = understood === intent.id ? variant : null;
    const otherCity = entities.otherCities[0]?.name;
    const key =
      intent.id === 'out-of-scope' && otherCity !== undefined && (named === null || named === 'other')
        ? 'other-city'
        : named;
    const text =
      intent.replies[key ?? 'default'] ??
      intent.replies.default ??
      (Object.values(intent.replies)[0] as string);
    const city = otherCity ?? '다른 도시';
    return {
      isGap: key !== null && intent.gaps.includes(key),
      draft: {
        outcome: intent.id === 'out-of-scope' ? 'refused' : 'answered',
        blocks: [
          {
            type: 'text',
            text: text
              .replaceAll('{city}는', withParticle(city, '은/는'))
              .replaceAll('{city}청', otherCity === undefined ? '그 도시 시청' : `${city}청`)
              .replaceAll('{city}', city),
          },
        ],
        choices: options.menu,
      },
    };
  };
}
