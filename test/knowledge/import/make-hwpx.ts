import { strToU8, zipSync } from 'fflate';
import type { Block } from '../../../src/knowledge/import/block.ts';

const escapeXml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const paragraph = (text: string, shape: number, inside = '') =>
  `<hp:p id="0" paraPrIDRef="${shape}" styleIDRef="0"><hp:run charPrIDRef="0"><hp:t>${escapeXml(text)}</hp:t>${inside}</hp:run></hp:p>`;

function table(rows: string[][]): string {
  const cell = (text: string, row: number, column: number) =>
    `<hp:tc name="" header="0"><hp:subList id="">${paragraph(text, 0)}</hp:subList><hp:cellAddr colAddr="${column}" rowAddr="${row}"/><hp:cellSpan colSpan="1" rowSpan="1"/></hp:tc>`;
  const line = (row: string[], index: number) =>
    `<hp:tr>${row.map((text, column) => cell(text, index, column)).join('')}</hp:tr>`;
  return `<hp:tbl id="1" rowCnt="${rows.length}" colCnt="${rows[0]?.length}">${rows.map(line).join('')}</hp:tbl>`;
}

const namespaces =
  'xmlns:hp="http://www.hancom.co.kr/hwpml/2011/paragraph" xmlns:hs="http://www.hancom.co.kr/hwpml/2011/section" xmlns:hh="http://www.hancom.co.kr/hwpml/2011/head"';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes" ?>';

/** The parts of a HWPX file that holds these blocks; headings have outline shapes. */
export function hwpxParts(blocks: Block[]): Record<string, Uint8Array> {
  const body = blocks.map((block) => {
    if (block.kind === 'table') return paragraph('', 0, table(block.rows));
    return paragraph(block.text, block.kind === 'heading' ? block.level : 0);
  });
  const shapes = [1, 2, 3, 4, 5, 6]
    .map(
      (level) =>
        `<hh:paraPr id="${level}"><hh:heading type="OUTLINE" idRef="0" level="${level - 1}"/></hh:paraPr>`,
    )
    .join('');
  const xml = {
    'version.xml': `${declaration}<hv:HCFVersion xmlns:hv="http://www.hancom.co.kr/hwpml/2011/version" tagetApplication="WORDPROCESSOR" major="5" minor="1"/>`,
    'META-INF/container.xml': `${declaration}<ocf:container xmlns:ocf="urn:oasis:names:tc:opendocument:xmlns:container"><ocf:rootfiles><ocf:rootfile full-path="Contents/content.hpf" media-type="application/hwpml-package+xml"/></ocf:rootfiles></ocf:container>`,
    'META-INF/manifest.xml': `${declaration}<odf:manifest xmlns:odf="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>`,
    'Contents/content.hpf': `${declaration}<opf:package xmlns:opf="http://www.idpf.org/2007/opf/"><opf:manifest><opf:item id="header" href="Contents/header.xml" media-type="application/xml"/><opf:item id="section0" href="Contents/section0.xml" media-type="application/xml"/></opf:manifest><opf:spine><opf:itemref idref="section0"/></opf:spine></opf:package>`,
    'Contents/header.xml': `${declaration}<hh:head ${namespaces}><hh:refList><hh:paraProperties><hh:paraPr id="0"><hh:heading type="NONE" idRef="0" level="0"/></hh:paraPr>${shapes}</hh:paraProperties></hh:refList></hh:head>`,
    'Contents/section0.xml': `${declaration}<hs:sec ${namespaces}>${body.join('')}</hs:sec>`,
  };
  return {
    mimetype: strToU8('application/hwp+zip'),
    ...Object.fromEntries(Object.entries(xml).map(([name, text]) => [name, strToU8(text)])),
  };
}

export const makeHwpx = (blocks: Block[]): Uint8Array => zipSync(hwpxParts(blocks));
