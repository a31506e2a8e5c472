import { keptOnDevice } from './device-storage.ts';

export const textSizes = [
  { id: 'normal', name: '보통' },
  { id: 'large', name: '크게' },
  { id: 'largest', name: '아주 크게' },
] as const;
export type TextSize = (typeof textSizes)[number]['id'];

const isTextSize = (value: unknown): value is TextSize => textSizes.some(({ id }) => id === value);

export function createTextSize(root: HTMLElement) {
  const kept = keptOnDevice('text-size', isTextSize);
  let current = kept.read() ?? 'normal';
  const apply = () => {
    root.dataset.textSize = current;
  };
  apply();
  return {
    current: () => current,
    set(size: TextSize) {
      current = size;
      kept.write(size);
      apply();
    },
  };
}
