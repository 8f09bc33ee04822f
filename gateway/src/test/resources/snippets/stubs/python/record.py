"""What a snippet would send, one JSON object a line."""

import json
import os


def record(**sent):
    with open(os.environ["RECORD"], "a", encoding="utf-8") as out:
        out.write(json.dumps(sent) + "\n")


class Link:
    url = "https://sandbox.example/link"

    def json(self):
        return {"url": self.url}
