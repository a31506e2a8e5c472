import { josa } from 'es-hangul';

type Pair = '이/가' | '은/는' | '을/를' | '와/과' | '이나/나' | '으로/로' | '이에요/예요';

// How digits and Latin letters are read aloud, as far as a particle depends on it.
const digitReadings = ['영', '일', '이', '삼', '사', '오', '육', '칠', '팔', '구'];
const latinReadings: Record<string, string> = { l: '엘', m: '엠', n: '엔', r: '알' };

function lastReading(word: string): string {
  const last = word.replace(/[^\p{L}\p{N}]+$/u, '').at(-1) ?? '';
  if (/\d/.test(last)) return digitReadings[Number(last)] as string;
  if (/[a-z]/i.test(last)) return latinReadings[last.toLowerCase()] ?? '에';
  return last;
}

/** The word followed by the particle that fits its last sound: 청년옷장은, 공공근로는, AI는, 고용24를. */
export function withParticle(word: string, pair: Pair): string {
  const reading = lastReading(word) || '것';
  const particle = josa.pick(reading, pair as Parameters<typeof josa.pick>[1]);
  // A closing bracket or quote stays before the particle.
  return `${word}${particle}`;
}
