import { squeeze } from '../conversation/text.ts';
import type { City } from './city.ts';
import type { Passage } from './passages.ts';
import { isKnownBy } from './period.ts';
import type { audienceIds, programKindIds } from './schema.ts';

/** What passages must have; what is left out is not asked for. */
export interface PassageFilter {
  /** A group that the program is for; one for everyone passes. */
  audience?: (typeof audienceIds)[number] | undefined;
  kind?: (typeof programKindIds)[number] | undefined;
  /** A place that the passage or the name of its document tells, in any of its names. */
  place?: string | undefined;
  /** Leaves out what was not known on that day (YYYY-MM-DD). */
  asOf?: string | undefined;
}

/** The names of a part of the city; another place has only the one it is given. */
function namesOf(place: string, { wards }: Pick<City, 'wards'>): string[] {
  const named = wards
    .map((ward) => [ward.name, ...ward.aliases, ...ward.villages, ...ward.formerNames])
    .filter((names) => names.some((name) => squeeze(name) === squeeze(place)));
  return [...new Set([place, ...named.flat()])].map(squeeze);
}

export function createPassageFilter(
  { audience, kind, place, asOf }: PassageFilter,
  city: Pick<City, 'wards'>,
): (passage: Passage) => boolean {
  const places = place === undefined ? undefined : namesOf(place, city);
  return (passage) => {
    const { document } = passage;
    if (audience !== undefined || kind !== undefined) {
      if (document.type !== 'program') return false;
      const { audiences, kinds } = document;
      if (audience !== undefined && !audiences.includes(audience) && !audiences.includes('everyone'))
        return false;
      if (kind !== undefined && !kinds.includes(kind)) return false;
    }
    if (asOf !== undefined) {
      if (passage.kind === 'fact' && !isKnownBy(passage.fact, asOf)) return false;
      if (passage.kind === 'conflict' && !passage.facts.every((fact) => isKnownBy(fact, asOf))) return false;
    }
    if (places === undefined) return true;
    const told = squeeze([document.name, ...document.aliases, passage.text].join(' '));
    return places.some((name) => told.includes(name));
  };
}
