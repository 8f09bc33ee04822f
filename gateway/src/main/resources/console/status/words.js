// Numbers in words.

/** @param {number} seconds */
export function duration(seconds) {
  const units = [['d', 86400], ['h', 3600], ['min', 60], ['s', 1]];
  const from = units.findIndex(([, length]) => seconds >= length);
  let left = seconds;
  return units.slice(from < 0 ? 3 : from).slice(0, 2).map(([unit, length]) => {
    const many = Math.floor(left / length);
    left -= many * length;
    return `${many} ${unit}`;
  }).join(' ');
}

/** @param {number} bytes */
export function size(bytes) {
  const power = bytes < 1024 ? 0 : Math.min(3, Math.floor(Math.log2(bytes) / 10));
  return `${(bytes / 1024 ** power).toFixed(power ? 1 : 0)} ${['B', 'KiB', 'MiB', 'GiB'][power]}`;
}

/** @param {number} many @param {string} what in the singular */
export const amount = (many, what) => `${many} ${what}${many === 1 ? '' : 's'}`;

/** @param {number} value milliseconds */
export const millis = value => value >= 1000 ? `${(value / 1000).toFixed(1)} s` : `${value < 10 ? value : Math.round(value)} ms`;
