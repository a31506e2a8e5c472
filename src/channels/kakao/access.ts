import { createHash, timingSafeEqual } from 'node:crypto';
import { BlockList } from 'node:net';
import type { FastifyRequest } from 'fastify';
import { keepRecent } from '../../conversation/recent.ts';

const secretHeader = 'x-iljari-secret';

type Access = 'granted' | 'wrong-secret' | 'not-local';

/** Kakao signs nothing, so a header with a shared secret, set in its console, tells it from others. */
export function createAccessCheck(secret: string | undefined): (request: FastifyRequest) => Access {
  if (secret === undefined) return (request) => (isLocal(request) ? 'granted' : 'not-local');
  const expected = digest(secret);
  return (request) => {
    const given = request.headers[secretHeader];
    return typeof given === 'string' && timingSafeEqual(digest(given), expected) ? 'granted' : 'wrong-secret';
  };
}

/** Equal lengths, so that the comparison tells nothing of the secret's length either. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/**
 * Every hop must be this machine: behind a local proxy the socket alone looks local, and the
 * header alone can be invented by anyone.
 */
function isLocal(request: FastifyRequest): boolean {
  const forwarded = [request.headers['x-forwarded-for'] ?? []].flat().flatMap((header) => header.split(','));
  return (
    request.headers.forwarded === undefined &&
    [request.socket.remoteAddress ?? '', request.ip, ...forwarded].every((address) =>
      isLoopback(address.trim()),
    )
  );
}

const isLoopback = keepRecent(
  (address: string) => loopback.check(address, address.includes(':') ? 'ipv6' : 'ipv4'),
  { keyOf: (address) => address, limit: 100 },
);
