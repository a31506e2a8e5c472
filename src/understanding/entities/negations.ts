import type { NegationEntity } from '../../conversation/entities.ts';
import { apartFrom, inOrder } from '../../conversation/spans.ts';

const noun = '([\\p{L}\\p{N}]{1,14}?)';
const particle = '(?:은|는|이|가|을|를|도|에|에는|에도|으로는|으로|이나|같은\\s?(?:거|건|것[은도]?))?';
/** What may stand between the two. */
const adverb = '(?:\\s?(?:잘|아직|별로|전혀|하나도|한\\s?번도|그렇게|많이|요즘|지금|제대로|거의))?';
const verb =
  '(받|하[고는지면니진]|해|했|한(?!\\s?번)|할|함|합|다니|다녀|다녔|내[고는요]|냈|가[고는요]|갔|써|쓰|썼|살[아고]|나가|나와|나왔|나오|되|됐|돼|타[고는요]|탔|들|맞|먹|키우|넘|들어|붙|뽑|끝났|바뀌)';
/** 안 and 못 inside a word deny nothing: 미안해, 불안하다, 잘못했다. */
const notOrCannot = '(?:(?<![미불편제방동보대초위치공])안|(?<!잘|연)못)';
const rest = '[\\p{L}]{0,6}(?:\\s?있\\p{L}{0,4})?';
const start = '(?<![\\p{L}\\p{N}])';

const patterns: RegExp[] = [
  `${start}${noun}${particle}\\s?(?:하고\\s)?(\\p{L}{1,4}지)\\s?(?:는|도|를)?\\s?(?:않|못|안)\\p{L}{0,5}`,
  `${start}${noun}(?<!지)${particle}${adverb}\\s?${notOrCannot}\\s?${verb}${rest}`,
  `${start}${noun}(?<!지)${particle}${adverb}\\s(?:안|못)\\s(\\p{L}{0,6}?(?:\\s?봤|\\s?있)?\\p{L}?(?:요|다|고|서|데|음|지|네|슈|유|더|죠|구|던))(?=$|[\\s.,!?~])`,
  `${start}()(?:안|못)\\s?${verb}${rest}`,
  `${start}${noun}(?:은|는|이|가|도|조차|이라곤|같은\\s?(?:거|건|것[은도]?))?${adverb}\\s?없(?!어[지져졌질진]|애)(?:어|는|고|다|습|음|네|지|죠|으|이\\s|거|구|슈|심|을|던|었)\\p{L}{0,4}`,
  `${start}${noun}(?:은|는|이|가|도)?\\s?아(?!닌가|닌지|니냐|니죠|닙니까)(?:니(?:에|예|고|구|지|야|ㅂ|거|었|네|오|유|다(?!\\s)|라서|라예|여)|닌|닙|님|녀)\\p{L}{0,4}`,
].map((source) => new RegExp(source, 'gu'));

/** Words that are no thing denied: what is said of somebody, when, or how. */
const noThing =
  /^(?:저|나|내|제|전|난|우리|아직|지금|현재|요즘|요새|이제|절대|별로|전혀|잘|더|왜|아무|아무것|아무데|그건|이건|그거|이거|네|예|응|아니요?|아뇨|아니오|진짜|정말|한번|근데|그런데|거기|여기|당장|여태|그냥|원래|계속|다|둘|혼자|밑|위|수|적|줄|데|리|바|것|거|건|게|때|점|상관|문제|어이|끝|틀림|쓸데|별|일\s?수|할|하나|그게|이게|뭐|뭔가|오늘|내일|어제|글쎄|그러|사실|아예|도저히|도무지|그래서|면|되면|하면|몇|조금|많이|자주)$/u;
/** A clause, or a noun with a particle that names no object: «눈이 어두워 못 해요», «방에서 못 나가요». */
const circumstance =
  /(?:[아어와워해져여라돼나줘]서|[^\s]{2}[해워]|아파|(?:하|되|있|없|살|끊|보)고|[는은인]데|[다라]고|다꼬|려고|지만|까지|에서|[가-힣]랑|때문에|밖에?|한테|어디서도?|너무|다시|오래|곧|조용히|죽어[라도]?|것슈|왜이렇게|왜들|그때|때)$/u;
/** A question or half a sentence before the denial: «왜 안 돼요», «언제 하는지 안 나와 있어요». */
const asked = /^(?:왜|얼마|채|몇|언제|어디|어떻게|누가|뭐가|무엇)$|\d|[만천백억]원$|(?:는지|은지|ㄴ지|면)$/u;
/** «… 안 되나요?» asks whether something may be, and denies nothing; «못 하나요?» neither. */
const asksWhether = /(?:나요|까요?|[인은는던]가요|냐|니|는지|죠|지요|[?？])[\s?？.!~]*$/u;
const permission = /(?:면|야|서|도|만)\s?(?:안|못)\s?(?:되|돼|된|될|됩|하나)/u;

/**
 * What a text denies, in its order: «실업급여 안 받아요», «차가 없어요», «학생은 아니에요». The scope is the
 * noun before the denial, or the verb after it where no noun is.
 */
export function findNegations(text: string): NegationEntity[] {
  if (!/안|못|없|아[니닌닙님녀]|않/u.test(text)) return [];
  const found: NegationEntity[] = [];
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern)) {
      const [whole, word = '', verb] = match;
      const [from, to] = [match.index, match.index + whole.trimEnd().length];
      if (!apartFrom(found)({ start: from, end: to })) continue;
      if (asked.test(word)) continue;
      const after = text.slice(to);
      if (permission.test(whole) || permission.test(text.slice(Math.max(0, from - 1), to))) continue;
      // «못 하나요?»: the denial itself is asked for.
      const [ending = ''] = /^\p{L}*\??/u.exec(after) ?? [];
      if (verb !== undefined && asksWhether.test(`${whole.trim()}${ending}`)) continue;
      if (word !== '' && !noThing.test(word) && !circumstance.test(word))
        found.push({ scope: word, start: from, end: to });
      else if (verb !== undefined && !/^[되됐돼넘]/u.test(verb)) {
        // «취업하지 못했어요» denies 취업, «받지 않아요» the verb.
        const [, action] = /^(.+)하지$/u.exec(verb) ?? [];
        const said = action ?? whole.slice(whole.lastIndexOf(verb)).trimEnd();
        found.push({ scope: said, start: from, end: to });
      }
    }
  }
  return found.sort(inOrder);
}
