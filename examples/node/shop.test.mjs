import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import { providers } from "./providers.mjs";
import { startSandbox } from "./sandbox.mjs";
import { startShop } from "./shop.mjs";
import { Visitor } from "./visitor.mjs";

for (const [api, provider] of Object.entries(providers)) {
  describe(`a seller's way, with ${api}`, () => {
    let sandbox;
    let shop;
    let seller;

    before(async () => {
      sandbox = await startSandbox("--preview-burns");
    });
    after(() => sandbox.stop());

    beforeEach(async () => {
      await sandbox.reset();
      shop = await startShop(provider(sandbox));
      seller = new Visitor();
    });
    afterEach(() => shop.stop());

    /** The seller has pressed the shop's button and is about to open the link. */
    async function connect() {
      const home = await seller.open(`${shop.url}/login?seller=ada`);
      return seller.press(home, "connect");
    }

    const histories = async () => (await sandbox.links()).map((link) => link.history.map(({ state }) => state));
    const payouts = async () => (await sandbox.account((await sandbox.links())[0].account)).payouts_enabled;

    it("is completed", async () => {
      const done = await seller.press(await seller.follow(await connect()), "complete");

      assert.equal(done.redirect, `${shop.url}/return`);
      assert.match((await seller.follow(done)).text, /Welcome back, ada/);
      assert.deepEqual(await histories(), [["created", "opened", "completed"]]);
      assert.equal(await payouts(), true);
    });

    it("is left", async () => {
      const left = await seller.press(await seller.follow(await connect()), "leave");

      assert.equal(left.redirect, `${shop.url}/return`);
      assert.deepEqual(await histories(), [["created", "opened", "left"]]);
      assert.equal(await payouts(), false);
    });

    it("is taken up again by a new link when the first one was too old", async () => {
      const sent = await connect();
      await sandbox.advance(3600);

      const late = await seller.follow(sent);
      assert.equal(late.redirect, `${shop.url}/refresh`);
      const page = await seller.follow(await seller.follow(late));
      await seller.press(page, "complete");

      assert.deepEqual(await histories(), [["created", "opened", "completed"], ["created", "expired"]]);
      const [anew, old] = await sandbox.links();
      const asked = ({ account, api, version, purpose, collects_eventually_due }) =>
        ({ account, api, version, purpose, collects_eventually_due });
      assert.deepEqual(asked(anew), asked(old));
      assert.equal(old.api, api);
      assert.equal(await payouts(), true);
    });

    it("is taken up again when somebody else, or a chat's preview, opened the link before", async () => {
      const sent = await connect();
      await new Visitor().preview(sent.redirect);

      const second = await seller.follow(sent);
      assert.equal(second.redirect, `${shop.url}/refresh`);
      const third = await seller.follow(second);
      await new Visitor().open(third.redirect);
      const fourth = await seller.follow(await seller.follow(third));
      await seller.press(await seller.follow(fourth), "complete");

      assert.deepEqual(await histories(), [["created", "opened", "completed"], ["created", "opened"], ["created", "burnt"]]);
    });

    it("is nobody else's: the refresh URL makes no link for a stranger", async () => {
      await connect();

      const stranger = await new Visitor().open(`${shop.url}/refresh`);

      assert.equal(stranger.status, 401);
      assert.equal((await sandbox.links()).length, 1);
    });
  });
}
