/** The language of the data and of the answers; others are ids of BCP 47. */
export const homeLanguage = 'ko';

/** What a foreign language is called that is none of those known. */
export const otherLanguage = 'other';
