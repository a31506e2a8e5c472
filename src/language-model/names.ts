import { everydayWords, nameEndings } from './wording.ts';

const particles =
  /(?:이에요|예요|이고|이며|이나|에서는|에서도|에서|에게|에는|에도|에|으로는|으로|로|까지|부터|나|라는|라고|과는|과|와|은|는|이|가|을|를|의|도|만)$/;
/** «하시는», «받으시는»: the honorific before an ending is no city. */
const honorific = /(?:하|되|으|계|가|오|보|쓰|내|드|니|이|[해어아려여와]주|^주|^사)시$/;
const onlyAfterPlaces = /^(?:에서는|에서도|에서|에는|에도|에|으로|의|이|을|와)$/;
const squeeze = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');

/** Words that look like the name of an organisation or a place and stand in none of the known texts. */
export function unknownNamesIn(text: string, known: string): string[] {
  const allowed = squeeze(known);
  const words = text.match(/[가-힣]+/g) ?? [];
  return words.filter((word, index) =>
    readings(word).some(({ stem, particle }) => {
      const ending = nameEndings.exec(stem)?.[0];
      if (ending === undefined || everydayWords.test(stem) || allowed.includes(squeeze(stem))) {
        // «강남 센터» with the centre known and 강남 not.
        return (
          ending === stem && stem.length > 1 && index > 0 && !isKnown(words[index - 1] as string, allowed)
        );
      }
      if (stem.length < 2) return false;
      if (ending === '면') return onlyAfterPlaces.test(particle);
      if (ending === '시' && particle === '는') return !honorific.test(stem);
      // A word the texts hold, joined to the next by the particle 과.
      if (ending === '과') return stem.length > 2 && !isKnown(stem.slice(0, -1), allowed);
      return true;
    }),
  );
}

function readings(word: string): { stem: string; particle: string }[] {
  const found = [{ stem: word, particle: '' }];
  const particle = particles.exec(word)?.[0];
  if (particle !== undefined) found.push({ stem: word.slice(0, -particle.length), particle });
  return found;
}

function isKnown(word: string, allowed: string): boolean {
  return readings(word).some(({ stem }) => stem !== '' && allowed.includes(stem));
}
