import type { Block } from '../conversation/reply.ts';
import type { Fact, Source } from './schema.ts';

/** What a reader is told where some of the facts come from a text that is nobody's official word; else nothing. */
export function trustRemark(facts: Fact[], sources: ReadonlyMap<string, Source>): Block[] {
  const trusts = facts.map(({ source }) => sources.get(source)?.trust);
  return trusts.some((trust) => trust === 'C' || trust === 'D')
    ? [{ type: 'notice', text: '공식 자료가 아닌 글에서 본 내용도 있어요. 꼭 다시 확인해 보세요.' }]
    : [];
}
