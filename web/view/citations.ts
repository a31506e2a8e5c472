import { html, nothing } from 'lit-html';
import { dateText } from '../../src/conversation/dates.ts';
import type { Citation } from '../../src/conversation/reply.ts';
import { icons } from './icons.ts';

const isWebAddress = (url: string) => /^https?:\/\//i.test(url);

const date = (value: string) => html`<time datetime=${value}>${dateText(value)}</time>`;

const card = ({ title, publisher, published, asOf, url, text }: Citation) => html`
  <li class="citation">
    <p class="citation-title">${title}</p>
    <p class="citation-origin">
      ${publisher} · ${published ? date(published) : '날짜 표시 없음'}
      ${asOf && asOf !== published ? html`<span>(${date(asOf)} 기준)</span>` : nothing}
    </p>
    <blockquote class="citation-text">${text}</blockquote>
    ${
      url && isWebAddress(url)
        ? html`<a class="citation-link" href=${url} target="_blank" rel="noopener noreferrer"
            aria-label="${title} 원문 보기 (새 창)">원문 보기${icons.external}</a>`
        : nothing
    }
  </li>
`;

export const citationList = (citations: readonly Citation[]) =>
  citations.length === 0
    ? nothing
    : html`
        <details class="citations">
          <summary>${icons.document}<span>출처 ${citations.length}개</span>${icons.chevron}</summary>
          <ol class="citation-cards">${citations.map(card)}</ol>
        </details>
      `;
