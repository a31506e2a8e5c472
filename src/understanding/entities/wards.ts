import type { WardEntity } from '../../conversation/entities.ts';
import { createPhraseFinder, type Phrase } from './phrases.ts';

/** A ward as the city's data describes it. */
export interface Ward {
  name: string;
  aliases: string[];
  villages: string[];
  unsourcedVillages: string[];
  formerNames: string[];
}

/** «덕정» for 덕정동; what is left of a longer name must still be one. */
function shortName(name: string): string[] {
  const short = name.replace(/(?<=..)[읍면동]$/u, '');
  return short === name || /\d$/u.test(short) ? [] : [short];
}

/** Finds the parts of the city that a text names: 옥정동, 회천 4동, 덕정 사는데요, 회천읍. */
export function createWardFinder(wards: Ward[]): (text: string) => WardEntity[] {
  const wardsOf = new Map<string, Set<string>>();
  const namesOf = new Map<string, Set<string>>();
  const add = (name: string, ward: Ward, aliases: string[]) => {
    wardsOf.set(name, new Set([...(wardsOf.get(name) ?? []), ward.name]));
    namesOf.set(name, new Set([...(namesOf.get(name) ?? [name]), ...aliases]));
  };
  for (const ward of wards) {
    add(ward.name, ward, [...ward.aliases, ...shortName(ward.name)]);
    // «옥정동 북부» is said as 옥정동.
    const villages = [...ward.villages, ...ward.unsourcedVillages].map(
      (village) => village.split(' ')[0] as string,
    );
    for (const village of villages) add(village, ward, shortName(village));
    for (const former of ward.formerNames)
      if (!wards.some(({ name }) => name === former)) add(former, ward, []);
  }
  const taken = new Set<string>();
  const phrases: Phrase<string>[] = [...namesOf].map(([value, names]) => {
    const words = [...names].filter((word) => !taken.has(word));
    for (const word of words) taken.add(word);
    return { value, words, isWhole: true };
  });
  const find = createPhraseFinder(phrases);
  return (text) =>
    find(text).map(({ value, start, end }) => ({
      name: value,
      wards: [...(wardsOf.get(value) ?? [])],
      start,
      end,
    }));
}
