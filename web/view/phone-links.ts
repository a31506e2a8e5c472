import { html, type TemplateResult } from 'lit-html';

/** 031-000-1234, and 1544-0000 unless a unit after it shows that it is a range of amounts. */
const phoneNumber = /(?<![\d-])(0\d{1,2}-\d{3,4}-\d{4}|1[568]\d{2}-\d{4})(?![\d-]|\s*[원명만천개년월])/;

/** Digits and signs that a telephone understands. */
export const dialled = (number: string) => number.replaceAll(/[^\d+*#]/g, '');

/** The text with its telephone numbers as links, each kept on one line. */
export const withPhoneLinks = (text: string): (string | TemplateResult)[] =>
  text
    .split(phoneNumber)
    .map((part, index) =>
      index % 2 === 1 ? html`<a class="inline-phone" href="tel:${dialled(part)}">${part}</a>` : part,
    );
