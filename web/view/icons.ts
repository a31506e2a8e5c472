import { type SVGTemplateResult, svg } from 'lit-html';

/** Outlines of the Feather icon set (MIT), drawn as thin as the icons of KRDS. */
const outline = (shape: SVGTemplateResult) =>
  svg`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${shape}</svg>`;

export const icons = {
  send: outline(svg`<path d="M12 19V5M5 12l7-7 7 7"/>`),
  trash: outline(
    svg`<path d="M3 6h18M8 6V4a2 2 0 0 1 2-2h4a2 2 0 0 1 2 2v2m3 0v14a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V6M10 11v6M14 11v6"/>`,
  ),
  info: outline(svg`<circle cx="12" cy="12" r="10"/><path d="M12 16v-4M12 8h.01"/>`),
  phone: outline(
    svg`<path d="M22 16.92v3a2 2 0 0 1-2.18 2 19.79 19.79 0 0 1-8.63-3.07 19.5 19.5 0 0 1-6-6 19.79 19.79 0 0 1-3.07-8.67A2 2 0 0 1 4.11 2h3a2 2 0 0 1 2 1.72c.127.96.361 1.903.7 2.81a2 2 0 0 1-.45 2.11L8.09 9.91a16 16 0 0 0 6 6l1.27-1.27a2 2 0 0 1 2.11-.45c.907.339 1.85.573 2.81.7A2 2 0 0 1 22 16.92z"/>`,
  ),
  chevron: outline(svg`<path d="m9 18 6-6-6-6"/>`),
  external: outline(
    svg`<path d="M18 13v6a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2h6M15 3h6v6M10 14 21 3"/>`,
  ),
  thumbUp: outline(
    svg`<path d="M14 9V5a3 3 0 0 0-3-3l-4 9v11h11.28a2 2 0 0 0 2-1.7l1.38-9a2 2 0 0 0-2-2.3zM7 22H4a2 2 0 0 1-2-2v-7a2 2 0 0 1 2-2h3"/>`,
  ),
  thumbDown: outline(
    svg`<path d="M10 15v4a3 3 0 0 0 3 3l4-9V2H5.72a2 2 0 0 0-2 1.7l-1.38 9a2 2 0 0 0 2 2.3zm7-13h2.67A2.31 2.31 0 0 1 22 4v7a2.31 2.31 0 0 1-2.33 2H17"/>`,
  ),
  document: outline(
    svg`<path d="M14 2H6a2 2 0 0 0-2 2v16a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2V8zM14 2v6h6M16 13H8M16 17H8"/>`,
  ),
  alert: outline(svg`<circle cx="12" cy="12" r="10"/><path d="M12 8v4M12 16h.01"/>`),
  retry: outline(svg`<path d="M23 4v6h-6M20.49 15A9 9 0 1 1 18.36 5.64L23 10"/>`),
};

export const mark = svg`<svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
  <path class="mark-bubble" d="M8 3h16a6 6 0 0 1 6 6v10a6 6 0 0 1-6 6h-9l-6.4 4.6A1 1 0 0 1 7 28.8V25a6 6 0 0 1-5-5.9V9a6 6 0 0 1 6-6Z"/>
  <path class="mark-tick" d="m10 14.2 4.4 4.3L22.5 10"/>
</svg>`;
