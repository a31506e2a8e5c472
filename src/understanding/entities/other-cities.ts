import type { PlaceEntity } from '../../conversation/entities.ts';

export interface OtherCity {
  name: string;
  /** Its name, aliases and well-known places. */
  names: string[];
  /** Its name looks like the served city's. */
  lookAlike: boolean;
}

const ruledOut = /^(?:시|군)?(?:은|는|이|가|을|를)?\s*(?:말고|말구|아니|빼고|제외)/u;

/** A short name inside a longer word is mostly something else: «떨어진건가요» is not 진건. */
const asWord = (name: string) =>
  new RegExp(`(?<![\\p{L}\\p{N}])${name}(?=$|[^\\p{L}]|시|군|읍|면|동|에|의|은|는|이|도|쪽|사)`, 'u');

/** Finds the other cities that a text names, each once, the longest names first. */
export function createOtherCityFinder(cities: OtherCity[]): (text: string) => PlaceEntity[] {
  const names = cities
    .flatMap(({ names, ...city }) =>
      names.map((alias) => ({ ...city, alias, word: alias.length > 2 ? undefined : asWord(alias) })),
    )
    .sort((left, right) => right.alias.length - left.alias.length);
  return (text) => {
    const found: PlaceEntity[] = [];
    for (const { alias, word, name, lookAlike } of names) {
      const start = text.indexOf(alias) < 0 || word === undefined ? text.indexOf(alias) : text.search(word);
      if (start < 0 || found.some((place) => place.name === name)) continue;
      const end = start + alias.length;
      found.push({ name, start, end, lookAlike, excluded: ruledOut.test(text.slice(end)) });
    }
    return found;
  };
}
