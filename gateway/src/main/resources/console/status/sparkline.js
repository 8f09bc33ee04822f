// Ten minutes of an upstream in one line: how long answers took, and when they failed.
import {html, svg} from 'lit';
import {amount, millis} from './words.js';

const WIDTH = 4;
const HEIGHT = 36;

/**
 * @param {string} name the upstream's
 * @param {number[][]} points count, errors, median and longest milliseconds, oldest first
 * @param {number} seconds that a point stands for
 */
export function sparkline(name, points, seconds) {
  const most = Math.max(1, ...points.map(point => point[3]));
  const tall = value => Math.max(value > 0 ? 1.5 : 0, value / most * HEIGHT);
  const bar = (kind, i, value) => svg`<rect class=${kind} x=${i * WIDTH} y=${HEIGHT - tall(value)} width=${WIDTH - 1} height=${tall(value)}></rect>`;
  return html`<svg class="spark" role="img" aria-label=${told(name, points, seconds)} viewBox="0 0 ${points.length * WIDTH} ${HEIGHT + 4}" preserveAspectRatio="none">
    <line class="ground" x1="0" x2=${points.length * WIDTH} y1=${HEIGHT + 2} y2=${HEIGHT + 2}></line>
    ${points.map(([count, errors, median, longest], i) => count === 0 ? '' : svg`${bar('longest', i, longest)}${bar('median', i, median)}
      ${errors ? svg`<rect class="errors" x=${i * WIDTH} y=${HEIGHT} width=${WIDTH - 1} height="4"></rect>` : ''}`)}
  </svg>`;
}

function told(name, points, seconds) {
  const sum = index => points.reduce((all, point) => all + point[index], 0);
  const busy = points.filter(point => point[0] > 0);
  const over = `the last ${Math.round(points.length * seconds / 60)} minutes`;
  if (!busy.length) return `${name} over ${over}: nothing was sent`;
  const medians = busy.map(point => point[2]).sort((a, b) => a - b);
  return `${name} over ${over}: ${amount(sum(0), 'request')}, ${amount(sum(1), 'error')}, typically ${millis(medians[medians.length >> 1])}, at most ${millis(Math.max(...busy.map(point => point[3])))}`;
}
