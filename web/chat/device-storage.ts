/** A JSON value kept on the device. Where the browser forbids storage, it lasts as long as the page. */
export interface Kept<Value> {
  read(): Value | undefined;
  /** False when there is no room for it. */
  write(value: Value): boolean;
  /** Calls back when another tab has written. */
  watch(listener: () => void): void;
}

export function keptOnDevice<Value>(key: string, isValid: (value: unknown) => value is Value): Kept<Value> {
  let fallback: Value | undefined;
  return {
    read() {
      try {
        const value: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
        return isValid(value) ? value : fallback;
      } catch {
        return fallback;
      }
    },
    write(value) {
      fallback = value;
      try {
        localStorage.setItem(key, JSON.stringify(value));
        return true;
      } catch {
        return false;
      }
    },
    watch(listener) {
      addEventListener('storage', (event) => {
        if (event.key === key) listener();
      });
    },
  };
}
