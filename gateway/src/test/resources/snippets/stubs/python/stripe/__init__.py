"""The names and parameters of stripe-python that snippets use."""

from record import Link, record


class _Links:
    def __init__(self, client, api):
        self._client = client
        self._api = api

    def create(self, params, options=None):
        record(**self._client, api=self._api, params=params, options=options or {})
        return Link()


class _Services:
    pass


class StripeClient:
    def __init__(self, api_key, *, stripe_version=None, base_addresses={}):
        client = {"key": api_key, "version": stripe_version, "base": base_addresses["api"]}
        self.v1 = _Services()
        self.v1.account_links = _Links(client, "v1")
        self.v2 = _Services()
        self.v2.core = _Services()
        self.v2.core.account_links = _Links(client, "v2")
