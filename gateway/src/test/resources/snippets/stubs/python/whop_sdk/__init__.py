"""The names and parameters of whop_sdk that snippets use."""

from record import Link, record


class _Links:
    def __init__(self, client):
        self._client = client

    def create(self, *, company_id, refresh_url, return_url, use_case, extra_headers=None):
        params = {"company_id": company_id, "refresh_url": refresh_url, "return_url": return_url, "use_case": use_case}
        record(**self._client, path="/account_links", params=params, options=extra_headers or {})
        return Link()


class Whop:
    def __init__(self, *, api_key, base_url):
        self._client = {"key": api_key, "base": base_url}
        self.account_links = _Links(self._client)

    def post(self, path, *, cast_to, body=None, options={}):
        record(**self._client, path=path, params=body, options=options.get("headers", {}))
        return Link()
