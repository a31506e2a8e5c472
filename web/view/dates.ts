const dayFormat = new Intl.DateTimeFormat('ko-KR', { dateStyle: 'full' });
const timeFormat = new Intl.DateTimeFormat('ko-KR', { timeStyle: 'short' });

export const formatDay = (at: number) => dayFormat.format(at);
export const formatTime = (at: number) => timeFormat.format(at);
