// Linkgate's sandbox for a test run: started, asked and stopped.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** `options`: further ones of `linkgate serve --sandbox`. */
export async function startSandbox(...options) {
  const folder = mkdtempSync(join(tmpdir(), "linkgate-"));
  const file = join(folder, "ready.json");
  const gateway = spawn(process.env.LINKGATE ?? "linkgate", ["serve", "--sandbox", "--ready-file", file, ...options], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  gateway.stderr.setEncoding("utf8").on("data", (text) => (said = (said + text).slice(-2000)));
  const ended = new Promise((end) => gateway.once("exit", end).once("error", end));
  const ready = await Promise.race([told(file), ended]);
  if (!ready?.callers) throw new Error(`linkgate did not start: ${said || ready}`);

  async function ask(method, path, body) {
    const answer = await fetch(ready.admin + path, {
      method,
      headers: { Authorization: `Bearer ${ready["admin-token"]}` },
      body: body && JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }

  return {
    base: ready.callers,
    key: ready.key,
    advance: (seconds) => ask("POST", "/api/sandbox/clock", { advance_seconds: seconds }),
    reset: () => ask("POST", "/api/sandbox/reset"),
    account: (id) => ask("PUT", `/api/sandbox/accounts/${encodeURIComponent(id)}`),
    /** Newest first, each with its history. */
    links: async () => (await ask("GET", "/api/sandbox/links")).links,
    stop: async () => {
      gateway.kill();
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

async function told(file) {
  for (let tries = 0; tries < 600; tries++) {
    try {
      return JSON.parse(readFileSync(file, "utf8"));
    } catch {
      await sleep(50); // it appears whole, once requests are taken
    }
  }
  throw new Error("linkgate was not ready within 30 s");
}
