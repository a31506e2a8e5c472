const dayFormat = new Intl.DateTimeFormat('ko-KR', { dateStyle: 'full' });
const timeFormat = new Intl.DateTimeFormat('ko-KR', { timeStyle: 'short' });

export const formatDay = (at: number) => dayFormat.format(at);
export const formatTime = (at: number) => timeFormat.format(at);

/** YYYY, YYYY-MM or YYYY-MM-DD as a reader says it. */
export function formatDate(value: string): string {
  const [year, month, day] = value.split('-').map(Number);
  return [`${year}년`, month && `${month}월`, day && `${day}일`].filter(Boolean).join(' ');
}
