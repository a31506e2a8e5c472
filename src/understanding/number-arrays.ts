type NumberArray = Uint32Array | Float32Array | Int8Array;
type Kind<Numbers extends NumberArray> = {
  new (buffer: ArrayBuffer, start: number, length: number): Numbers;
  BYTES_PER_ELEMENT: number;
};

/** A header as JSON, and arrays of numbers after it; those of one byte a number come last. */
export function packArrays(header: unknown, arrays: NumberArray[]): Buffer {
  const text = Buffer.from(JSON.stringify(header));
  // Padded, so that the number arrays begin on a multiple of four bytes.
  const json = Buffer.concat([text, Buffer.alloc((4 - (text.length % 4)) % 4, ' ')]);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(json.length);
  return Buffer.concat([
    length,
    json,
    ...arrays.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength)),
  ]);
}

/** Reads what `packArrays` wrote. `take` gives the next array; all of the file must be taken, or `end` throws. */
export function unpackArrays(file: Buffer): {
  header: unknown;
  take: <Numbers extends NumberArray>(kind: Kind<Numbers>, length: number) => Numbers;
  end: () => void;
} {
  // Number arrays need an aligned start, which a small file's shared buffer may not have.
  const content = file.byteOffset % 4 === 0 ? file : Buffer.from(Uint8Array.from(file).buffer);
  const jsonLength = content.readUInt32LE(0);
  let position = 4 + jsonLength;
  return {
    header: JSON.parse(content.subarray(4, position).toString()),
    take(kind, length) {
      const start = content.byteOffset + position;
      position += length * kind.BYTES_PER_ELEMENT;
      if (position > content.length) throw new Error('the file is too short');
      return new kind(content.buffer as ArrayBuffer, start, length);
    },
    end() {
      if (position !== content.length) throw new Error('the file is too long');
    },
  };
}
