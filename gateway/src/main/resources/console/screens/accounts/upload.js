// A body that is large enough to be watched on its way: fetch does not say how far it is.
import {ApiProblem} from '../../api.js';

/**
 * @param {string} path below /api/
 * @param {Blob} body
 * @param {(sent: number) => void} told how many bytes went out
 * @param {AbortSignal} signal
 * @returns {Promise<any>}
 */
export function upload(path, body, told, signal) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/' + path);
    request.setRequestHeader('Linkgate-Console', '1');
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.upload.onprogress = event => told(event.loaded);
    request.onload = () => {
      if (request.status === 401) return location.assign('/console/sign-in?next=/console/accounts');
      const json = /json/.test(request.getResponseHeader('Content-Type') ?? '') ? JSON.parse(request.responseText) : {};
      if (request.status < 300) resolve(json);
      else reject(new ApiProblem(request.status, json.detail ?? request.responseText, json));
    };
    request.onerror = () => reject(new ApiProblem(0, 'the gateway does not answer, or refused the file before its end; nothing was imported', {}));
    request.onabort = () => reject(new DOMException('left', 'AbortError'));
    signal.addEventListener('abort', () => request.abort());
    request.send(body);
  });
}
