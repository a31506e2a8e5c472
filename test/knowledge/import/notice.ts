import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Block, ReadDocument } from '../../../src/knowledge/import/block.ts';
import { readDocument } from '../../../src/knowledge/import/read-document.ts';
import { makeHwp } from './make-hwp.ts';
import { makeHwpx } from './make-hwpx.ts';

const noticeFolder = join(import.meta.dirname, '../../data/notices');

export const noticePath = (ending: string) => join(noticeFolder, `lighthouse-2026.${ending}`);

const makers: Record<string, (blocks: Block[]) => Uint8Array> = { hwpx: makeHwpx, hwp: makeHwp };

/** The bytes of the invented notice; in Hangul's formats they are made from the Markdown one. */
export async function noticeBytes(ending: string): Promise<Uint8Array> {
  const make = makers[ending];
  if (make !== undefined) return make((await readNotice('md')).blocks);
  return new Uint8Array(await readFile(noticePath(ending)));
}

/** The invented notice in one of its formats, by the ending of the file's name. */
export async function readNotice(ending: string): Promise<ReadDocument> {
  return readDocument(`lighthouse-2026.${ending}`, await noticeBytes(ending));
}

/** Every figure and date of the notice as it is written there, spaces aside, in the order of the text. */
export const noticeFigures = [
  '2026-217',
  '2026년 상반기',
  '2026. 2. 23.',
  '2026. 4. 1.(수) ~ 7. 31.(금)',
  '4개월',
  '28명',
  '2026. 3. 2.(월) 09:00 ~ 3. 13.(금) 18:00',
  '1억 2,500만 원',
  '70%',
  '30%',
  '20명',
  '25시간',
  '1일',
  '5시간',
  '10,320원',
  '8명',
  '15시간',
  '1일',
  '3시간',
  '60만원',
  '○○명',
  '1일',
  '1만 5천원',
  '1,234천원',
  '만 18세 이상 65세 이하',
  '75%',
  '4억 원',
  '3년',
  '2회',
  "'21.3.9.",
  '1세대',
  '2인',
  '1부',
  '1부',
  '2026년 3월 27일',
  '055-700-1100',
  '055-700-2200~3',
];

export const noticeTables = [
  [
    ['사업명', '모집 인원', '근로 시간', '급여'],
    ['등대 불 관리', '20명', '주 25시간(1일 5시간)', '시급 10,320원'],
    ['해변 산책로 정비', '8명', '주 15시간(1일 3시간)', '월 60만원 이내'],
    ['부대 경비', '○○명', '해당 없음', '1일 1만 5천원, 총 1,234천원'],
  ],
  [
    ['부서', '전화번호'],
    ['항구 일자리 창구', '055-700-1100'],
    ['갯벌동 주민센터', '055-700-2200~3'],
  ],
];
