import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import autocannon from 'autocannon';

// The KakaoTalk skill on the real server against a bare node:http server, in one run, in turns.

const leastRatio = 1 / 3;
const rounds = 5;
const secondsPerRound = 2;
/** How often every question is sent before the rounds begin. */
const passesBefore = 10;

const toBody = (utterance: string, index: number) =>
  JSON.stringify({
    intent: { id: 'block', name: '폴백 블록' },
    userRequest: {
      timezone: 'Asia/Seoul',
      params: { surface: 'Kakaotalk.plusfriend' },
      block: { id: 'block', name: '폴백 블록' },
      utterance,
      lang: 'ko',
      user: {
        id: `person-${index}`,
        type: 'botUserKey',
        properties: { plusfriendUserKey: `person-${index}` },
      },
    },
    bot: { id: 'bot', name: '일자리톡' },
    action: { id: 'action', name: '일자리톡', params: {}, detailParams: {}, clientExtra: {} },
    contexts: [],
  });

type Kind = 'bare' | 'kakao';

async function start(kind: Kind): Promise<{ url: string; child: ChildProcess; questions: string[] }> {
  const child = fork(new URL('./http-server.ts', import.meta.url), [kind], {
    stdio: ['ignore', 'inherit', 'ignore', 'ipc'],
  });
  const [{ port, questions }] = (await once(child, 'message')) as [{ port: number; questions: string[] }];
  return { url: `http://127.0.0.1:${port}/kakao/skill`, child, questions };
}

interface Measurement {
  requestsPerSecond: number;
  p99Milliseconds: number;
}

const connections = 20;

/**
 * Sends the questions for some seconds, or as many of them. The connections begin at different places of
 * the list: people don't write all at once, nor do many write the same at the same moment.
 */
async function measure(url: string, until: { duration: number } | { amount: number }): Promise<Measurement> {
  let connected = 0;
  const result = await autocannon({
    url,
    ...until,
    connections,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    setupClient(client) {
      const first = Math.floor((connected++ * bodies.length) / connections) % bodies.length;
      const inTurn = [...bodies.slice(first), ...bodies.slice(0, first)];
      client.setRequests(inTurn.map((body) => ({ body })));
    },
  });
  if (result.non2xx + result.errors + result.timeouts > 0) {
    throw new Error(
      `${url}: ${result.non2xx} refused, ${result.errors} failed, ${result.timeouts} timed out`,
    );
  }
  return {
    requestsPerSecond: result.requests.total / result.duration,
    p99Milliseconds: result.latency.p99,
  };
}

const median = (values: number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] as number;

const kinds = ['bare', 'kakao'] as const;
const servers = { bare: await start('bare'), kakao: await start('kakao') };
// Every person asks something else, and both servers are sent the same.
const bodies = servers.kakao.questions.map(toBody);
const results: Record<Kind, Measurement[]> = { bare: [], kakao: [] };
let first: Measurement;
try {
  // Once for every question, so that each is new to the server, …
  first = await measure(servers.kakao.url, { amount: bodies.length });
  // … and until the code is compiled for its types and each question was asked after itself.
  for (const kind of kinds) await measure(servers[kind].url, { amount: bodies.length * passesBefore });
  for (let round = 0; round < rounds; round += 1) {
    for (const kind of kinds) {
      results[kind].push(await measure(servers[kind].url, { duration: secondsPerRound }));
    }
  }
} finally {
  for (const { child } of Object.values(servers)) child.disconnect();
}

// Round by round, because whatever else runs on the machine slows both sides of a round alike.
const ratio = median(
  results.kakao.map(
    ({ requestsPerSecond }, round) =>
      requestsPerSecond / (results.bare[round] as Measurement).requestsPerSecond,
  ),
);
const describe = (name: string, measurements: Measurement[]) => {
  const rate = Math.round(median(measurements.map(({ requestsPerSecond }) => requestsPerSecond)));
  const p99 = median(measurements.map(({ p99Milliseconds }) => p99Milliseconds));
  return `${name.padEnd(16)}${rate.toLocaleString('en-US').padStart(8)} requests/s   p99 ${p99} ms`;
};
process.stdout.write(
  [
    describe('bare node:http', results.bare),
    describe('/kakao/skill', results.kakao),
    describe('  new questions', [first]),
    `ratio ${ratio.toFixed(2)}, at least ${leastRatio.toFixed(2)}: ${ratio >= leastRatio ? 'ok' : 'too slow'}`,
    '',
  ].join('\n'),
);
process.exitCode = ratio >= leastRatio ? 0 : 1;
