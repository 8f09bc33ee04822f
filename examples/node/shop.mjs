// A platform whose sellers give the payment provider their details on the provider's own pages.
import { randomBytes } from "node:crypto";
import { createServer } from "node:http";

export async function startShop(provider, port = 0) {
  const sessions = new Map(); // a session's secret -> the seller
  const accounts = new Map(); // a seller -> the provider's account
  const server = createServer((request, response) => {
    answer(request, response).catch(() => page(response, 502, "Our payment provider does not answer."));
  });
  await new Promise((ready) => server.listen(port, "127.0.0.1", ready));
  const url = `http://127.0.0.1:${server.address().port}`;

  async function answer(request, response) {
    const { pathname, searchParams } = new URL(request.url, url);
    const place = `${request.method} ${pathname}`;
    if (place === "GET /login") {
      // stands for your own login
      const session = randomBytes(16).toString("base64url");
      sessions.set(session, searchParams.get("seller"));
      response.setHeader("Set-Cookie", `session=${session}; HttpOnly; SameSite=Lax`);
      return page(response, 200, '<form method="post" action="/connect"><button>Get paid</button></form>');
    }
    const seller = sessions.get(/(?:^|; )session=([\w-]+)/.exec(request.headers.cookie ?? "")?.[1]);
    if (!seller) return page(response, 401, "Log in first.");
    switch (place) {
      case "POST /connect":
        if (!accounts.has(seller)) accounts.set(seller, await provider.account(seller));
        return go(response, await link(seller));
      case "GET /refresh":
        // The account is the session's, whatever the request says: who finds this URL gets nobody's link.
        return accounts.has(seller) ? go(response, await link(seller)) : page(response, 404, "You have not begun.");
      case "GET /return":
        // Who comes back has left the provider's pages, and need not have finished there.
        return page(response, 200, `Welcome back, ${seller}.`);
      default:
        return page(response, 404, "No such page.");
    }
  }

  const link = (seller) => provider.onboarding(accounts.get(seller), `${url}/refresh`, `${url}/return`);
  return { url, stop: () => (server.close(), server.closeAllConnections()) };
}

function go(response, url) {
  response.writeHead(303, { Location: url, "Cache-Control": "no-store" }).end();
}

function page(response, status, html) {
  response.writeHead(status, { "Content-Type": "text/html;charset=utf-8" }).end(`<!doctype html><title>Shop</title>${html}`);
}
