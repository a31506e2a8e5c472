/** Numbers and addresses that the knowledge base itself gives out are nobody's personal data. */
export function createPublicTextCheck(
  documents: Iterable<{ facts: { aspect: string; statement: string }[] }>,
): (text: string) => boolean {
  const squeeze = (text: string) => text.replace(/[\s().-]/g, '');
  const known = [...documents]
    .flatMap(({ facts }) =>
      facts
        .filter(({ aspect }) => aspect === 'contact' || aspect === 'place')
        .map(({ statement }) => squeeze(statement)),
    )
    .join('\n');
  return (text) => {
    const wanted = squeeze(text);
    // A number or a street that only ends or begins like an office's is somebody's own.
    const longer = /^\d/.test(wanted) ? /\d/ : /[\d\p{L}]/u;
    for (let at = known.indexOf(wanted); at >= 0; at = known.indexOf(wanted, at + 1)) {
      if (!/\d/.test(known[at + wanted.length] ?? '') && !longer.test(known[at - 1] ?? '')) return true;
    }
    return false;
  };
}
