// A seller with a browser, without the browser: goes where it is sent, one step at a time.
export class Visitor {
  #cookies = new Map(); // by origin

  async open(url, method = "GET", headers = {}) {
    const { origin } = new URL(url);
    const cookie = this.#cookies.get(origin);
    const answer = await fetch(url, {
      method,
      redirect: "manual",
      headers: { "User-Agent": "Mozilla/5.0 (a test)", ...(cookie && { Cookie: cookie }), ...headers },
    });
    const set = answer.headers.getSetCookie()[0];
    if (set) this.#cookies.set(origin, set.split(";")[0]);
    const location = answer.headers.get("location");
    return { url, status: answer.status, text: await answer.text(), redirect: location && new URL(location, url).href };
  }

  async follow({ url, status, redirect }) {
    if (!redirect) throw new Error(`${url} answered ${status} and leads nowhere`);
    return this.open(redirect);
  }

  /** Presses the button of a page whose form is sent to a place that ends so. */
  async press({ url, status, text }, end) {
    const actions = [...text.matchAll(/\baction="([^"]*)"/gi)].map(([, action]) => action);
    const action = actions.find((one) => one.endsWith(`/${end}`));
    if (!action) throw new Error(`${url} answered ${status} and has no button to ${end}, only ${actions}`);
    return this.open(new URL(action, url).href, "POST");
  }

  /** As a messenger does that shows a preview of a link. */
  preview(url) {
    return this.open(url, "GET", { "User-Agent": "Slackbot-LinkExpanding 1.0 (a test)" });
  }
}
